import type { DetectionFigures, GroundingFigures, ReasoningFigures } from './figures';

/** One scene's answers, judged. */
export interface JudgedScene {
  readonly scene: string;
  /** All of the kind that is judged. */
  readonly tasks: readonly (DetectionFigures | GroundingFigures | ReasoningFigures)[];
  /** Tasks that the policy was not taught to read, or whose true answer it has no room to write. */
  readonly unasked: number;
  /** Ids of tasks that no completion was given for. */
  readonly missing: readonly string[];
  /** Per task, where it was measured (headroom.ts). */
  readonly headroom: readonly (readonly number[])[];
}
