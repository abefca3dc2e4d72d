import type { RewardResult, Rollout, Task } from '#rewards';
import type { TokenOptions } from '#scenes';
import type { GrpoOptions } from './grpoOptions';
import type { ViewFiles } from './loadViews';
import type { EngineNotice } from './resilient/engineNotice';
import type { RunRecord } from './runs/runRecord';
import type { ScoredRollout } from './runs/scoredRollout';
import type { TrainingProblem } from './trainingError';

/** Backends that the policy can run on, best first. */
export type BackendName = 'webgpu' | 'wasm' | 'cpu';

/** Everything that decides a run: same configuration, same scene and same policy give the same numbers. */
export interface RunConfig {
  readonly algorithm: 'grpo' | 'sft';
  /** Of imitation only learning rate, warm-up, gradient norm and micro-chunk count. */
  readonly grpo: GrpoOptions;
  /** What the policy sees of each ray. */
  readonly visual: TokenOptions;
  /** Prompts of the fixed set; each step trains on all of them. */
  readonly tasks: readonly Task[];
  readonly views: ViewFiles;
  /** Address of the policy's safetensors, absolute. */
  readonly policyUrl: string;
  /** Name of the preset that the options came from, if any. */
  readonly preset: string | null;
  /** Steps that the run is meant to go to. */
  readonly steps: number;
  readonly seed: number;
  /** Which backend to try first; the others follow if it can't be had. */
  readonly prefer: BackendName;
}

/** Page → worker. */
export type TrainerCommand =
  /** Starts a new run and keeps it in the browser's storage: loads scene and policy, measures the start (step 0 sampled,
   * nothing learnt). Ends a run in progress. */
  | { readonly kind: 'init'; readonly config: RunConfig }
  /** Goes on with a stored run, after its last saved step. `views`: where its room's files are now. */
  | { readonly kind: 'resume'; readonly run: string; readonly views: ViewFiles; readonly prefer: BackendName }
  /** Takes steps until `pause`, or until `until` steps have been taken. */
  | { readonly kind: 'start'; readonly until: number }
  | { readonly kind: 'pause' }
  /** Takes exactly one step. */
  | { readonly kind: 'step' }
  /** Saves the state after the last step; a pause does so too. */
  | { readonly kind: 'save' }
  /** Asks for the stored runs. */
  | { readonly kind: 'runs' }
  /** Asks for a stored run's figures; it stays as it is. */
  | { readonly kind: 'open'; readonly run: string }
  /** Asks for the rollouts of one step of a stored run. */
  | { readonly kind: 'rollouts'; readonly run: string; readonly step: number }
  /** Asks for a stored run as a zip. */
  | { readonly kind: 'export'; readonly run: string }
  | { readonly kind: 'delete'; readonly run: string }
  /** Asks what a run of this configuration could gain, from so many samples of each prompt. For a worker without a run. */
  | { readonly kind: 'headroom'; readonly config: RunConfig; readonly samples: number };

/** What reward lies within the policy's reach of one prompt (src/rewards/group/headroom.ts). */
export interface PromptHeadroom {
  readonly task: string;
  /** Of the likeliest answer, of a random one, of the one that the others agree with most, and of the best one. */
  readonly greedy: number;
  readonly sample: number;
  readonly agreed: number;
  readonly best: number;
  /** What each sample earned. */
  readonly rewards: readonly number[];
  /** What the right answer earns. */
  readonly maximum: number;
}

/** The G rollouts of one prompt at one step, scored. Index i of each array is rollout i. */
export interface ScoredGroup {
  readonly task: string;
  readonly rollouts: readonly Rollout[];
  readonly rewards: readonly RewardResult[];
  readonly advantages: readonly number[];
  /** True where all rewards are equal: nothing to learn here. */
  readonly flat: boolean;
}

/** One step's figures. Names in the docs are TRL's. A figure that says nothing in this step is null, never 0. */
export interface StepMetrics {
  /** 0 is the start: sampled and scored, nothing learnt yet. */
  readonly step: number;
  /** Mean total reward over all rollouts of the step (TRL: reward); null where none was sampled (imitation). */
  readonly reward: number | null;
  /** Mean over groups of the reward's standard deviation, n−1; null as `reward`. */
  readonly rewardStd: number | null;
  /** Mean value of each reward part, by name. */
  readonly parts: Readonly<Record<string, number>>;
  /** Each part's share of the variance of the advantage within groups (varianceShares.ts); they sum to 1. Empty where
   * all groups are flat. */
  readonly shares: Readonly<Record<string, number>>;
  /** Share of groups whose rewards are all equal (TRL: frac_reward_zero_std). */
  readonly flatGroups: number;
  /** Groups sampled that the update left out: flat ones, and spare ones drawn in their place (dynamic sampling). */
  readonly leftOut: number;
  /** Mean completion length, tokens. */
  readonly length: number;
  /** Share of completions that were cut off at the longest length (TRL: completions/clipped_ratio). */
  readonly truncated: number;
  /** Mean token log-probability of what was sampled, negated: an estimate of the entropy, nats; null as `reward`. */
  readonly entropy: number | null;
  /** Absent where nothing was learnt: at step 0, or from groups that were all left out. Of imitation it is the
   * cross-entropy, and there at step 0 too. Under several inner steps this and the next three are of the last one. */
  readonly loss?: number;
  readonly gradNorm?: number;
  /** Shares of tokens at which the clip acted (TRL: clip_ratio/low_mean, high_mean); null on-policy. */
  readonly clipFraction: { readonly low: number; readonly high: number } | null;
  /** Mean per token of KL[π ‖ π_ref] to the start (TRL: kl); null where β = 0. */
  readonly kl: number | null;
  /** After warm-up; 0 where nothing was learnt. */
  readonly learningRate: number;
  readonly sampleSeconds: number;
  readonly updateSeconds: number;
  /** Of the run so far, this step included: sampling and updates, not loading or saving. */
  readonly seconds: number;
  readonly tokensPerSecond: number;
}

/** A run in the browser's storage. */
export interface StoredRunInfo {
  /** Its name: what commands call it by. */
  readonly run: string;
  readonly record: RunRecord;
  /** The room that it trains on. */
  readonly scene: string;
  /** The last step that it has figures of; −1 for none. */
  readonly step: number;
}

/** Something that training got over by itself, or waits with; no error, but to be said. */
export type TrainerNotice =
  | EngineNotice
  /** The worker was started anew and went on from the last saved step; on which backend. */
  | (TrainingProblem & { readonly about: 'restart'; readonly backend: BackendName })
  /** The storage is full, or there is none. Where a run is paused for it, starting again tries again. */
  | (TrainingProblem & { readonly about: 'storage' })
  /** Part of a stored run was damaged, and is left out. */
  | (TrainingProblem & { readonly about: 'damage' });

/** Worker → page. */
export type TrainerEvent =
  | { readonly kind: 'loading'; readonly what: string; readonly done: number; readonly total: number }
  | {
      readonly kind: 'ready';
      /** Under which name the run is stored; null where it can't be. */
      readonly run: string | null;
      /** The steps that a resumed run has behind it; empty for a new one. */
      readonly steps: readonly StepMetrics[];
      readonly backend: BackendName;
      /** Why a better backend is not in use, or what to know of this one; null where there is nothing to say. */
      readonly backendNote: string | null;
      readonly policy: { readonly name: string; readonly parameters: number };
    }
  | { readonly kind: 'step'; readonly metrics: StepMetrics; readonly groups: readonly ScoredGroup[] }
  | { readonly kind: 'paused'; readonly step: number }
  | { readonly kind: 'saved'; readonly step: number }
  /** Newest first. */
  | { readonly kind: 'runs'; readonly runs: readonly StoredRunInfo[] }
  | {
      readonly kind: 'opened';
      readonly info: StoredRunInfo;
      readonly steps: readonly StepMetrics[];
      /** Steps whose rollouts are kept, ascending. */
      readonly rollouts: readonly number[];
      readonly problems: readonly TrainingProblem[];
    }
  | {
      readonly kind: 'rollouts';
      readonly run: string;
      readonly step: number;
      readonly rollouts: readonly ScoredRollout[];
    }
  | { readonly kind: 'headroom'; readonly prompts: readonly PromptHeadroom[] }
  | { readonly kind: 'exported'; readonly run: string; readonly zip: Uint8Array<ArrayBuffer> }
  | ({ readonly kind: 'notice' } & TrainerNotice)
  /** `fatal` where training can't go on without `init` or `resume`. */
  | ({ readonly kind: 'error'; readonly fatal: boolean } & TrainingProblem);
