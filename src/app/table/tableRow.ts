import { advantages, type PartName, type Rollout, scoreCompletion, type Task } from '#rewards';
import { type Finding, findings } from './findings';

/** One rollout as the table lists it. */
export interface TableRow {
  readonly task: Task;
  readonly rollout: Rollout;
  /** Place in its group, from 0. */
  readonly place: number;
  readonly total: number;
  readonly maximum: number;
  readonly advantage: number;
  /** Value of each part before weighting. */
  readonly parts: Readonly<Partial<Record<PartName, number>>>;
  readonly findings: readonly Finding[];
  /** The metric's verdict, whatever the reward: detection F1@0.25 ≥ 0.5, grounding IoU > 0.25, an answer's score ≥ 0.5. */
  readonly right: boolean;
}

/** Scores the rollouts of one prompt by one policy at one step. Pure; milliseconds for a group of eight. */
export function tableRows(task: Task, group: readonly Rollout[]): readonly TableRow[] {
  const results = group.map(({ completion }) => scoreCompletion(completion, task));
  const relative = advantages(results.map(({ total }) => total)).values;
  return group.map((rollout, place): TableRow => {
    const result = results[place]!;
    const found = findings(task, rollout.completion, result);
    return {
      task,
      rollout,
      place,
      total: result.total,
      maximum: result.maximum,
      advantage: relative[place]!,
      parts: Object.fromEntries(result.parts.map(({ name, value }) => [name, value])),
      findings: found,
      right: isRight(task, found),
    };
  });
}

function isRight(task: Task, found: readonly Finding[]): boolean {
  const of = (test: (finding: Finding) => boolean) => found.filter(test).length;
  const correct = of(({ kind }) => kind === 'correct');
  if (task.kind !== 'detection') return correct > 0;
  // F1 = 2 TP ÷ (boxes + truths); a truth is found or missed, a box is anything but missed or malformed.
  const boxes = of(({ kind }) => kind !== 'missed' && kind !== 'malformed');
  const truths = correct + of(({ kind }) => kind === 'missed');
  return boxes + truths > 0 && (2 * correct) / (boxes + truths) >= 0.5;
}
