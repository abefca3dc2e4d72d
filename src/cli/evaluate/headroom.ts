import { scoreCompletion, type Task, transformBox } from '#rewards';
import type { Random } from '#scenes';
import type { Interval } from '../train/bootstrap';
import { bootstrapScenes } from './bootstrapScenes';
import type { EvaluatedScene } from './evaluatedScene';

/** What reward lies within a policy's reach, as means over all tasks: of its likeliest answer, of a random one, of the one
 * of a group that the others agree with most (least Bayes risk, Kumar and Byrne 2004: chosen without the truth), and of the
 * best one (chosen with it). Reinforcement learning can hope for what lies between the first and the last.
 * @param greedy a completion per task and scene @param groups so many of each, samples */
export function headroom(
  scenes: readonly EvaluatedScene[],
  greedy: readonly (readonly string[])[],
  groups: readonly (readonly (readonly string[])[])[],
  random: Random,
): Record<string, Interval> {
  const outcomes = scenes.map(({ tasks }, scene) =>
    tasks.map((task, place) => {
      const group = groups[scene]![place]!;
      const rewards = group.map((completion) => scoreCompletion(completion, task).total);
      return {
        greedy: scoreCompletion(greedy[scene]![place]!, task).total,
        sample: rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length,
        agreed: rewards[mostAgreed(group, task)]!,
        best: Math.max(...rewards),
      };
    }),
  );
  const figures = (drawn: typeof outcomes) => {
    const all = drawn.flat();
    const mean = (name: 'greedy' | 'sample' | 'agreed' | 'best') =>
      all.reduce((sum, outcome) => sum + outcome[name], 0) / Math.max(1, all.length);
    return { greedy: mean('greedy'), sample: mean('sample'), agreed: mean('agreed'), best: mean('best') };
  };
  return bootstrapScenes(outcomes, (drawn) => figures([...drawn]), random);
}

/** The completion that would earn most on average if each of the others were the truth. */
function mostAgreed(group: readonly string[], task: Task): number {
  const truths = group.map((completion) => asTruth(completion, task));
  const agreement = group.map((completion, own) =>
    truths.reduce(
      (sum, truth, other) => sum + (truth && other !== own ? scoreCompletion(completion, truth).total : 0),
      0,
    ),
  );
  return agreement.indexOf(Math.max(...agreement));
}

/** The task that a completion would answer rightly; null where it answers nothing. */
function asTruth(completion: string, task: Task): Task | null {
  const { boxes, frame } = scoreCompletion(completion, task).prediction;
  if (task.kind === 'detection') {
    const named = boxes.flatMap(({ label, box }) => (label && box ? [{ label, box }] : []));
    return { ...task, target: { boxes: named } };
  }
  const box = boxes[0]?.box;
  const pose = task.kind === 'grounding' && frame ? task.poses[frame.value] : undefined;
  if (task.kind !== 'grounding' || !box || !frame || !pose) return null;
  const target = {
    ...task.target,
    box: transformBox(pose, box),
    frame: frame.value as typeof task.target.frame,
  };
  return { ...task, target };
}
