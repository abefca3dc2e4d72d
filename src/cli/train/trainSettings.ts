import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TaskKind } from '#rewards';
import type { Split, TokenOptions } from '#scenes';
import {
  type BackendName,
  type GrpoOptions,
  type LossName,
  lossPresets,
  presetFor,
  type RunPlan,
  TrainingError,
} from '#training/headless';
import { tokenOptions } from '../shared/tokenOptions';
import { ENDLESS } from './endless';
import { readWeights } from './readWeights';
import type { TrainArguments } from './trainArguments';

/** What a run of the train command trains on. */
export interface TrainData {
  readonly folder: string;
  readonly from: 'room' | 'shard';
  readonly split: Split;
  readonly scenes: number;
  readonly prompts: number;
  readonly tokens: TokenOptions;
}

/** Everything that the command's arguments decide. */
export interface TrainSettings {
  readonly task: TaskKind;
  readonly init: string;
  readonly preset: string;
  readonly plan: RunPlan;
  readonly data: TrainData;
  readonly steps: number;
  readonly saving: { readonly every: number; readonly keep: number };
  readonly backend: BackendName;
}

/** Arguments without a fault (argumentFaults.ts) → settings: what isn't said is the preset's.
 * @throws TrainingError where the data folder holds nothing to train on, or the preset is for something else */
export function trainSettings(given: TrainArguments): TrainSettings {
  const {
    task,
    algorithm,
    data: folder,
  } = given as { task: TaskKind; algorithm: 'grpo' | 'sft'; data: string };
  const from = kindOf(folder);
  const preset = presetFor(given.preset ?? null, { task, algorithm, from });
  const seed = Number(given.seed);
  const tokens = tokenOptions(given);
  const common = {
    ...(given.lr && { learningRate: Number(given.lr) }),
    ...(given.warmup && { warmup: Number(given.warmup) }),
    ...(given.decay && { decaySteps: Number(given.decay) }),
    ...(given['micro-chunk'] && { microChunk: Number(given['micro-chunk']) }),
  };
  const plan: RunPlan =
    preset.algorithm === 'sft'
      ? { algorithm: 'sft', seed, tokens, options: { ...preset.options, ...common } }
      : { algorithm: 'grpo', seed, tokens, options: { ...preset.options, ...common, ...grpoChanges(given) } };
  return {
    task,
    init: given.init,
    preset: preset.name,
    plan,
    data: {
      folder,
      from,
      split: given.split as Split,
      scenes: Number(given.scenes ?? preset.scenes),
      prompts: Number(given.prompts ?? preset.prompts),
      tokens,
    },
    steps: given.steps ? Number(given.steps) : given.seconds ? ENDLESS : 100,
    saving: { every: Number(given['save-every'] ?? 10), keep: Number(given['keep-every'] ?? 0) },
    backend: given.backend as BackendName,
  };
}

function grpoChanges(given: TrainArguments): Partial<GrpoOptions> {
  const number = (name: keyof TrainArguments & string, option: keyof GrpoOptions) =>
    given[name] === undefined ? {} : { [option]: Number(given[name]) };
  return {
    ...(given.loss && lossPresets[given.loss as LossName]),
    ...number('group', 'groupSize'),
    ...number('temperature', 'temperature'),
    ...number('top-p', 'topP'),
    ...number('beta', 'beta'),
    // The range is symmetric unless the upper end is given, or comes with the loss.
    ...(given.epsilon && !given['epsilon-high'] && given.loss !== 'dapo' && number('epsilon', 'epsilonHigh')),
    ...number('epsilon', 'epsilon'),
    ...number('epsilon-high', 'epsilonHigh'),
    ...number('inner', 'innerSteps'),
    ...number('max-tokens', 'maxTokens'),
    ...(given.weights && { weights: readWeights(given.weights) ?? {} }),
    ...(given['mask-truncated'] && { maskTruncated: true }),
  };
}

function kindOf(folder: string): TrainData['from'] {
  if (existsSync(join(folder, 'index.json'))) return 'shard';
  if (existsSync(join(folder, 'scene.json'))) return 'room';
  throw new TrainingError({
    what: 'Neither a shard (index.json) nor a room (scene.json) is here',
    where: folder,
    remedy: 'Name public/samples/training, public/samples/living-room, or a folder that "scenes" wrote',
  });
}
