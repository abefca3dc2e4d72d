/** What a page needs to steer training. Nothing here loads a tensor library: that lives in the worker. */
export { defaultGrpoOptions, type GrpoOptions, type LossName } from './grpoOptions';
export type { ViewFiles } from './loadViews';
export { lossPresets } from './lossPresets';
export { startPolicies } from './presets/startPolicies';
export { promptFits } from './promptFits';
export type {
  BackendName,
  PromptHeadroom,
  RunConfig,
  ScoredGroup,
  StepMetrics,
  StoredRunInfo,
  TrainerCommand,
  TrainerEvent,
  TrainerNotice,
} from './protocol';
export { runFiles } from './runs/runFiles';
export { parseRunRecord, type RunRecord } from './runs/runRecord';
export type { ScoredRollout } from './runs/scoredRollout';
export { createTrainerClient, type TrainerClient } from './trainerClient';
