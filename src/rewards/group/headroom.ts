import { transformBox } from '../geometry/transformBox';
import type { PartialRewardOptions } from '../score/options';
import { scoreCompletion } from '../score/scoreCompletion';
import type { Task } from '../task';

/** What is summed up over tasks. */
export const HEADROOM = ['greedy', 'sample', 'agreed', 'best'] as const;

/** What reward lies within a policy's reach of one task: of its likeliest answer, of a random one, of the one of a group that the
 * others agree with most (least Bayes risk, Kumar and Byrne 2004: chosen without the truth), and of the best one (chosen with it).
 * Reinforcement learning can hope for what lies between the first and the last. In the order of `HEADROOM`.
 * @param group samples of the policy */
export function headroom(
  task: Task,
  greedy: string,
  group: readonly string[],
  options?: PartialRewardOptions,
): number[] {
  const rewards = group.map((completion) => scoreCompletion(completion, task, options).total);
  return [
    scoreCompletion(greedy, task, options).total,
    rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length,
    rewards[mostAgreed(group, task, options)]!,
    Math.max(...rewards),
  ];
}

/** The completion that would earn most on average if each of the others were the truth. */
function mostAgreed(group: readonly string[], task: Task, options?: PartialRewardOptions): number {
  const truths = group.map((completion) => asTruth(completion, task));
  const agreement = group.map((completion, own) =>
    truths.reduce(
      (sum, truth, other) =>
        sum + (truth && other !== own ? scoreCompletion(completion, truth, options).total : 0),
      0,
    ),
  );
  return agreement.indexOf(Math.max(...agreement));
}

/** The task that a completion would answer rightly; null where it answers nothing. */
function asTruth(completion: string, task: Task): Task | null {
  const { boxes, frame, answer } = scoreCompletion(completion, task).prediction;
  if (task.kind === 'reasoning') return answer && { ...task, target: { answer: answer.text } };
  if (task.kind === 'detection') {
    const named = boxes.flatMap(({ label, box }) => (label && box ? [{ label, box }] : []));
    return { ...task, target: { boxes: named } };
  }
  const box = boxes[0]?.box;
  const pose = frame ? task.poses[frame.value] : undefined;
  if (!box || !frame || !pose) return null;
  const target = {
    ...task.target,
    box: transformBox(pose, box),
    frame: frame.value as typeof task.target.frame,
  };
  return { ...task, target };
}
