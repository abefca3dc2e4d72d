import { evaluateCompletion, GroundingAccuracy, scoreCompletion, type Task } from '#rewards';
import type { Random } from '#scenes';
import type { Interval } from '../train/bootstrap';
import { bootstrapScenes } from './bootstrapScenes';
import type { EvaluatedScene } from './evaluatedScene';

interface Outcome {
  readonly iou: number;
  /** Whether the answer names the target's frame. */
  readonly frame: boolean;
}

/** Mean IoU, ScanRefer's accuracies and the share of exact frames, over all answers.
 * @param answers a completion per task, a list per scene */
export function groundingMetrics(
  scenes: readonly EvaluatedScene[],
  answers: readonly (readonly string[])[],
  random: Random,
): Record<string, Interval> {
  const outcomes = scenes.map(({ tasks }, scene) =>
    tasks.map((task, i) => outcome(task, answers[scene]![i]!)),
  );
  return bootstrapScenes(outcomes, figures, random);
}

function outcome(task: Task, answer: string): Outcome {
  const { iou } = evaluateCompletion(answer, task) as { iou: number | null };
  const named = scoreCompletion(answer, task).prediction.frame?.value;
  return { iou: iou ?? 0, frame: task.kind === 'grounding' && named === task.target.frame };
}

function figures(scenes: readonly (readonly Outcome[])[]): Record<string, number> {
  const accuracy = new GroundingAccuracy();
  let [iou, frames] = [0, 0];
  for (const scene of scenes) {
    for (const answer of scene) {
      accuracy.add(answer.iou);
      iou += answer.iou;
      frames += answer.frame ? 1 : 0;
    }
  }
  const count = Math.max(1, accuracy.count);
  const { at25, at50 } = accuracy.accuracy;
  return { iou: iou / count, 'acc@0.25': at25, 'acc@0.5': at50, frame: frames / count };
}
