import type { BackendName } from '../protocol';
import type { TrainingProblem } from '../trainingError';

/** Something that training got over by itself, and that changes how it goes on. */
export type EngineNotice = TrainingProblem &
  (
    | { readonly about: 'backend'; readonly backend: BackendName }
    | { readonly about: 'micro-chunk'; readonly microChunk: number }
  );
