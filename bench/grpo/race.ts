import { Random } from '#scenes';
import { defaultGrpoOptions } from '#training';
import {
  gumbelNoise,
  initialValues,
  type PolicyConfig,
  policySizes,
  preparePrompts,
  TfEngine,
} from '#training/headless';
import type { PolicyBatch, UpdateOptions } from '../../src/training/engine';
import type { SampleOptions } from '../../src/training/policy/sample';
import { END } from '../../src/training/tokens/vocabulary';
import { stillScene } from '../stillScene';

/** The work of one GRPO step, the same for every engine that takes part, and what the reference engine made of it. */
export interface Race {
  readonly config: PolicyConfig;
  readonly values: ReadonlyMap<string, Float32Array>;
  /** Noise of each token, [B·V], drawn beforehand: every engine samples the same tokens. */
  readonly noise: readonly Float32Array[];
  /** Prompts, the reference engine's completions, and what their tokens are worth. */
  readonly batch: PolicyBatch;
  readonly sampling: SampleOptions;
  readonly options: UpdateOptions;
  /** The reference engine's gradient of the loss on `batch`, and that loss before its first and its second update. */
  readonly gradients: ReadonlyMap<string, Float32Array>;
  readonly losses: readonly [number, number];
}

/** Four prompts, `groupSize` completions of each by a fresh nano policy that can't stop: every completion has `maxTokens` tokens,
 * so that all engines do equal work. The backend that is set makes the expected results. */
export async function makeRace(groupSize: number, maxTokens: number): Promise<Race> {
  const config = policySizes.nano;
  const grpo = { ...defaultGrpoOptions, beta: 0, learningRate: 1e-3, groupSize, maxTokens };
  const values = initialValues(config, Random.seeded(1));
  values.get('head.bias')![END] = -30;
  const { scene, tasks } = stillScene();
  const prompts = preparePrompts(scene, tasks, grpo.groupSize, config);
  const count = prompts.sequences * config.vocabulary;
  const draw = gumbelNoise(Random.seeded(2));
  const noise = Array.from({ length: grpo.maxTokens }, (_, step) => draw(step, count));
  const sampling = {
    temperature: grpo.temperature,
    topP: grpo.topP,
    maxTokens: grpo.maxTokens,
    gumbel: (step: number) => noise[step]!,
  };
  const engine = new TfEngine(config, values, false);
  const samples = await engine.sample(prompts, sampling);
  const tokens = samples.count * samples.length;
  const random = Random.seeded(3);
  const batch: PolicyBatch = {
    prompts,
    completions: samples,
    advantages: Float32Array.from({ length: samples.count }, () => random.normal()),
    weights: new Float32Array(tokens).fill(1 / tokens),
  };
  const gradients = await engine.gradients(batch, grpo);
  const losses = [await engine.update(batch, grpo), await engine.update(batch, grpo)].map(({ loss }) => loss);
  engine.dispose();
  return {
    config,
    values,
    noise,
    batch,
    sampling,
    options: grpo,
    gradients,
    losses: losses as [number, number],
  };
}
