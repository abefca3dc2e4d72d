import type { Run, TaskName } from './run';

/** What the claim is about. Of detection both means: the evaluator's over categories, and that over scenes, which the reward raises. */
export const CLAIMED: Readonly<Record<TaskName, readonly string[]>> = {
  detection: ['f1@0.25', 'f1_scene'],
  grounding: ['acc@0.25'],
  reasoning: ['score'],
};

/** The metrics of a task in the order of the tables. Of reasoning the kinds of question follow. */
export const METRICS: Readonly<Record<TaskName, readonly string[]>> = {
  detection: ['f1@0.25', 'f1_scene', 'p@0.25', 'r@0.25'],
  grounding: ['acc@0.25', 'acc@0.5', 'iou', 'frame'],
  reasoning: ['score'],
};

/** The runs with those of their evaluations alone that judge on a split, and of questions those thought about, or not. */
export function judgedOn(runs: readonly Run[], split: string, mode: 'think' | 'direct' = 'think'): Run[] {
  return runs.map((run) => ({
    ...run,
    evaluations: run.evaluations.filter(
      ({ evaluation }) => evaluation.split === split && (evaluation.mode ?? 'think') === mode,
    ),
  }));
}

/** Behind the arms whose policy is shown neither the points nor their normals. */
export const NO_POINTS = '-no-points';
