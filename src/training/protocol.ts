import type { RewardResult, Rollout, Task } from '#rewards';
import type { GrpoOptions } from './grpoOptions';
import type { ViewFiles } from './loadViews';

/** Backends that the policy can run on, best first. */
export type BackendName = 'webgpu' | 'wasm' | 'cpu';

/** Everything that decides a run: same configuration, same scene and same policy give the same numbers. */
export interface RunConfig {
  readonly grpo: GrpoOptions;
  /** Prompts of the fixed set; each step trains on all of them. */
  readonly tasks: readonly Task[];
  readonly views: ViewFiles;
  /** Address of the policy's safetensors, absolute. */
  readonly policyUrl: string;
  readonly seed: number;
  /** Which backend to try first; the others follow if it can't be had. */
  readonly prefer: BackendName;
}

/** Page → worker. */
export type TrainerCommand =
  /** Loads scene and policy, measures the start (step 0 sampled, nothing learnt). Ends a run in progress. */
  | { readonly kind: 'init'; readonly config: RunConfig }
  /** Takes steps until `pause`, or until `until` steps have been taken. */
  | { readonly kind: 'start'; readonly until: number }
  | { readonly kind: 'pause' }
  /** Takes exactly one step. */
  | { readonly kind: 'step' };

/** The G rollouts of one prompt at one step, scored. Index i of each array is rollout i. */
export interface ScoredGroup {
  readonly task: string;
  readonly rollouts: readonly Rollout[];
  readonly rewards: readonly RewardResult[];
  readonly advantages: readonly number[];
  /** True where all rewards are equal: nothing to learn here. */
  readonly flat: boolean;
}

/** One step's figures. Names in the docs are TRL's. */
export interface StepMetrics {
  /** 0 is the start: sampled and scored, nothing learnt yet. */
  readonly step: number;
  /** Mean total reward over all rollouts of the step (TRL: reward). */
  readonly reward: number;
  /** Mean over groups of the reward's standard deviation, n−1. */
  readonly rewardStd: number;
  /** Mean value of each reward part, by name. */
  readonly parts: Readonly<Record<string, number>>;
  /** Share of groups whose rewards are all equal (TRL: frac_reward_zero_std). */
  readonly flatGroups: number;
  /** Mean completion length, tokens. */
  readonly length: number;
  /** Mean token log-probability of what was sampled, negated: an estimate of the entropy, nats. */
  readonly entropy: number;
  /** Absent at step 0. */
  readonly loss?: number;
  readonly gradNorm?: number;
  readonly sampleSeconds: number;
  readonly updateSeconds: number;
  readonly tokensPerSecond: number;
}

/** Worker → page. */
export type TrainerEvent =
  | { readonly kind: 'loading'; readonly what: string; readonly done: number; readonly total: number }
  | {
      readonly kind: 'ready';
      readonly backend: BackendName;
      /** Why a better backend is not in use, or what to know of this one; null where there is nothing to say. */
      readonly backendNote: string | null;
      readonly policy: { readonly name: string; readonly parameters: number };
    }
  | { readonly kind: 'step'; readonly metrics: StepMetrics; readonly groups: readonly ScoredGroup[] }
  | { readonly kind: 'paused'; readonly step: number }
  | {
      readonly kind: 'error';
      /** What failed, where, and what to do. */
      readonly what: string;
      readonly where: string;
      readonly remedy: string;
      /** True where training can't go on without `init`. */
      readonly fatal: boolean;
    };
