/** What a page needs to steer training. Nothing here loads a tensor library: that lives in the worker. */
export { defaultGrpoOptions, type GrpoOptions, type LossName } from './grpoOptions';
export type { ViewFiles } from './loadViews';
export { promptFits } from './promptFits';
export type {
  BackendName,
  RunConfig,
  ScoredGroup,
  StepMetrics,
  TrainerCommand,
  TrainerEvent,
} from './protocol';
export { createTrainerClient, type TrainerClient } from './trainerClient';
