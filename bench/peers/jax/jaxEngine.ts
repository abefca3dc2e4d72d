import { type Device, defaultDevice, init, jit, numpy as np, tree } from '@jax-js/jax';
import type { ImitateStats, PolicyBatch, PromptBatch, UpdateOptions } from '../../../src/training/engine';
import { parameterShapes } from '../../../src/training/policy/parameterShapes';
import type { PolicyConfig } from '../../../src/training/policy/policyConfig';
import type { SampleOptions, Samples } from '../../../src/training/policy/sample';
import type { Racer } from '../../grpo/racer';
import { lossAndGradient, type StepBatch, updateStep } from './grpoStep';
import type { Weights } from './ops';
import { sampler } from './sampler';

/**
 * GRPO's two halves in jax-js as it is meant to be written: whole functions compiled, few dispatches, one readback each.
 * It runs a race, not an experiment: the first options it sees stay, completions run to the length limit, and there are no
 * KL term and no micro-chunks.
 */
export class JaxEngine implements Racer {
  private state: { weights: Weights; first: Weights; second: Weights };
  private updates = 0;
  private sampler: ReturnType<typeof sampler> | null = null;
  private step: ReturnType<typeof updateStep> | null = null;

  private constructor(
    private readonly config: PolicyConfig,
    values: ReadonlyMap<string, Float32Array>,
  ) {
    this.state = { weights: {}, first: {}, second: {} };
    for (const [name, shape] of parameterShapes(config)) {
      this.state.weights[name] = np.array(values.get(name)!, { shape: [...shape] });
      this.state.first[name] = np.zeros([...shape]);
      this.state.second[name] = np.zeros([...shape]);
    }
  }

  /** @throws Error where jax-js has no such device here */
  static async create(
    device: Device,
    config: PolicyConfig,
    values: ReadonlyMap<string, Float32Array>,
  ): Promise<JaxEngine> {
    if (!(await init(device)).includes(device)) throw new Error(`jax-js has no ${device} here`);
    defaultDevice(device);
    return new JaxEngine(config, values);
  }

  async sample(batch: PromptBatch, options: SampleOptions): Promise<Samples> {
    this.sampler ??= sampler(this.config, batch.promptLength, options.maxTokens, options.temperature);
    const { scenes, prompt, next } = this.sampler;
    const B = batch.sequences;
    const shape = [B, this.config.vocabulary];
    const noise = (at: number) =>
      options.gumbel ? np.array(options.gumbel(at, B * this.config.vocabulary), { shape }) : np.zeros(shape);
    const weights = () => tree.ref(this.state.weights);

    const memory = scenes(weights(), ...this.scenesOf(batch));
    const prompts = np.array(batch.prompts, { shape: [B, batch.promptLength], dtype: np.int32 });
    let { token, logProb, cache } = prompt(weights(), tree.ref(memory), prompts, noise(0));
    const tokens = [token.ref];
    const logProbs = [logProb];
    for (let at = 1; at < options.maxTokens; at++) {
      const place = np.array([batch.promptLength + at - 1], { dtype: np.int32 });
      ({ token, logProb, cache } = next(weights(), tree.ref(memory), cache, token, place, noise(at)));
      tokens.push(token.ref);
      logProbs.push(logProb);
    }
    tree.dispose([token, cache, memory]);
    const ids = await np.concatenate(tokens, 1).data();
    const logs = await np.concatenate(logProbs, 1).data();
    return {
      count: B,
      length: options.maxTokens,
      tokens: Int32Array.from(ids),
      logProbs: Float32Array.from(logs),
    };
  }

  async update(batch: PolicyBatch, options: UpdateOptions): Promise<ImitateStats> {
    this.step ??= updateStep(this.config, options);
    this.updates += 1;
    const rates = [options.learningRate, 1 - 0.9 ** this.updates, 1 - 0.98 ** this.updates];
    const { weights, first, second } = this.state;
    const { stats, ...state } = this.step(weights, first, second, this.batchOf(batch), np.array(rates));
    this.state = state;
    const [loss, gradNorm] = (await stats.data()) as unknown as [number, number];
    return { loss, gradNorm };
  }

  /** The loss's gradient by parameter, to be checked against the reference engine's. */
  async gradients(batch: PolicyBatch, options: UpdateOptions): Promise<Map<string, Float32Array>> {
    const [loss, gradients] = jit(lossAndGradient(this.config, options))(
      tree.ref(this.state.weights),
      this.batchOf(batch),
    );
    loss.dispose();
    const values = new Map<string, Float32Array>();
    for (const [name, gradient] of Object.entries(gradients)) {
      values.set(name, Float32Array.from(await gradient.data()));
    }
    return values;
  }

  dispose(): void {
    tree.dispose(this.state);
  }

  private scenesOf({ scenes, frames, visual, poses }: PromptBatch): [np.Array, np.Array] {
    const { patchesPerFrame, features } = this.config;
    return [
      np.array(visual, { shape: [scenes, frames * patchesPerFrame, features] }),
      np.array(poses, { shape: [scenes, frames, 12] }),
    ];
  }

  private batchOf({ prompts, completions, advantages, weights }: PolicyBatch): StepBatch {
    const { count: B, length: T } = completions;
    const P = prompts.promptLength;
    const input = new Int32Array(B * (P + T - 1));
    for (let row = 0; row < B; row++) {
      input.set(prompts.prompts.subarray(row * P, (row + 1) * P), row * (P + T - 1));
      input.set(completions.tokens.subarray(row * T, (row + 1) * T - 1), row * (P + T - 1) + P);
    }
    const [visual, poses] = this.scenesOf(prompts);
    return {
      visual,
      poses,
      input: np.array(input, { shape: [B, P + T - 1], dtype: np.int32 }),
      tokens: np.array(completions.tokens, { shape: [B, T], dtype: np.int32 }),
      old: np.array(completions.logProbs, { shape: [B, T] }),
      weights: np.array(weights, { shape: [B, T] }),
      advantages: np.array(advantages, { shape: [B, 1] }),
    };
  }
}
