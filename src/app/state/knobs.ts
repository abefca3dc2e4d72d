import { createStore } from 'zustand/vanilla';
import type { PartName } from '#rewards';
import type { TokenOptions } from '#scenes';
import { type BackendName, defaultGrpoOptions, type GrpoOptions } from '#training';
import type { TrainableKind } from './trainable';

/** The two stages of the paper: imitation of the true answers, and the metric itself as the reward. */
export type Algorithm = 'grpo' | 'sft';

/** Options of GRPO that the user sets as they are; meaning: grpoOptions.ts. */
export type GrpoKnobs = Pick<
  GrpoOptions,
  | 'groupSize'
  | 'learningRate'
  | 'temperature'
  | 'topP'
  | 'epsilon'
  | 'epsilonHigh'
  | 'beta'
  | 'innerSteps'
  | 'loss'
  | 'dynamicSampling'
  | 'maskTruncated'
  | 'microChunk'
>;

/** What the user sets before a run. All else is as in `trainable` and `defaultGrpoOptions`. */
export interface Knobs extends GrpoKnobs {
  readonly kind: TrainableKind;
  readonly algorithm: Algorithm;
  /** Steps that the run goes to. */
  readonly steps: number;
  readonly seed: number;
  readonly weights: Readonly<Partial<Record<PartName, number>>>;
  /** What the policy sees of each ray. */
  readonly visual: Required<TokenOptions>;
  readonly prefer: BackendName;
}

/** How the page opens. The learning rate is far above what training for other rooms stands: a few fixed prompts are learnt
 * by heart, and something moves within a minute. */
export const defaultKnobs: Knobs = {
  kind: 'grounding',
  algorithm: 'grpo',
  groupSize: defaultGrpoOptions.groupSize,
  learningRate: 5e-4,
  temperature: 0.7,
  topP: defaultGrpoOptions.topP,
  epsilon: defaultGrpoOptions.epsilon,
  epsilonHigh: defaultGrpoOptions.epsilonHigh,
  beta: defaultGrpoOptions.beta,
  innerSteps: defaultGrpoOptions.innerSteps,
  loss: defaultGrpoOptions.loss,
  dynamicSampling: defaultGrpoOptions.dynamicSampling,
  maskTruncated: defaultGrpoOptions.maskTruncated,
  microChunk: defaultGrpoOptions.microChunk,
  steps: 200,
  seed: 0,
  weights: {},
  visual: { colour: true, points: true, normals: true },
  prefer: 'webgpu',
};

export const knobs = createStore<Knobs>(() => defaultKnobs);
