import type { Task } from '#rewards';
import { plural } from '../../import/read/plural';
import type { Scene } from '../../scene';
import { groupAdvantages, type RowAdvantage } from '../grouping/groupAdvantages';
import { groupRows } from '../grouping/groupRows';
import type { PredictionDump, PredictionRow } from '../predictionDump';
import { compact } from '../read/fields';
import type { ComparableTask } from './clues';
import { comparableTasks } from './comparableTasks';
import { type Found, findTask } from './findTask';
import type { ImportedRollout, Matching, UnmatchedRows } from './matching';
import { policiesByStep } from './policiesByStep';
import { answerKind, rowEvidence } from './rowEvidence';

export interface MatchOptions {
  /** Rollouts in a group, where the user knows. */
  readonly groupSize?: number;
  /** Scenes of the tasks: the names of their frames tell tasks, too. */
  readonly scenes?: readonly Pick<Scene, 'id' | 'clip'>[];
}

/** Groups a dump's rows and puts them to tasks: by the task's id, else by what both say of truth, frames, prompt and answer. A row
 * that fits no task, or several, stays out and is told with the reason. */
export function matchPredictions(
  dump: PredictionDump,
  tasks: readonly Task[],
  { groupSize, scenes = [] }: MatchOptions = {},
): Matching {
  const { rows } = dump;
  const grouping = groupRows(rows, groupSize);
  const groupOf = new Map<number, number>();
  const advantages = new Map<number, RowAdvantage | null>();
  grouping.groups.forEach((group, number) => {
    const values = groupAdvantages(group.map((index) => rows[index]!));
    group.forEach((index, place) => {
      groupOf.set(index, number);
      advantages.set(index, values[place]!);
    });
  });
  const find = finder(rows, comparableTasks(tasks, scenes));
  const { policies, nameOf } = policiesByStep(dump);
  const ids = new Set<string>();
  const rollouts: ImportedRollout[] = [];
  const unmatched = new Map<string, UnmatchedRows & { rows: number[] }>();
  const ways = new Map<string, number>();
  rows.forEach((row, index) => {
    const found = find(row);
    if (found.task === null) {
      const { reason, remedy } = found;
      const others = unmatched.get(reason) ?? { reason, remedy, rows: [] };
      others.rows.push(row.order);
      unmatched.set(reason, others);
      return;
    }
    ways.set(found.by, (ways.get(found.by) ?? 0) + 1);
    const task = found.task.id;
    const policy = nameOf(row);
    const step = row.step ?? 0;
    const id = row.id === undefined || ids.has(row.id) ? `${task}/${policy}/${step}/${row.order}` : row.id;
    ids.add(id);
    const { completion, tokens, logProbs, reward, parts } = row;
    rollouts.push({
      ...compact({ id, task, policy, step, completion, tokens, logProbs }),
      group: groupOf.get(index)!,
      given: compact({ reward, parts, advantage: advantages.get(index) ?? undefined }),
    });
  });
  const told = [...ways].map(([way, count]) => `${plural(count, 'row')} put to a task by ${way}`);
  return {
    rollouts,
    policies,
    matched: rollouts.length,
    unmatched: [...unmatched.values()],
    grouping,
    notes: [...dump.notes, ...told, ...mergedGroups(rollouts)],
  };
}

/** `findTask`, asked once for rows that say the same. Row numbers of a data set count only if there are as many tasks. */
function finder(rows: readonly PredictionRow[], tasks: readonly ComparableTask[]) {
  const known = new Map<string, Found>();
  const last = rows.reduce(
    (most, { docId }) => (typeof docId === 'number' ? Math.max(most, docId) : most),
    0,
  );
  const counts = { detection: 0, grounding: 0, reasoning: 0 };
  for (const { task } of tasks) counts[task.kind]++;
  return (row: PredictionRow): Found => {
    const key = JSON.stringify([
      row.task,
      row.docId,
      row.prompt,
      row.groundTruth,
      row.hints,
      answerKind(row),
    ]);
    const before = known.get(key);
    if (before) return before;
    const said = rowEvidence(row);
    const whole = said.kind !== undefined && counts[said.kind] > last;
    const found = findTask(whole ? said : { ...said, docId: undefined }, tasks);
    known.set(key, found);
    return found;
  };
}

/** The app shows the rollouts of a task by a policy as one group: says where a dump had several. */
function mergedGroups(rollouts: readonly ImportedRollout[]): string[] {
  const groups = new Map<string, Set<number>>();
  for (const { task, policy, group } of rollouts) {
    const key = JSON.stringify([task, policy]);
    groups.set(key, (groups.get(key) ?? new Set()).add(group));
  }
  const merged = [...groups.values()].filter(({ size }) => size > 1).length;
  return merged === 0
    ? []
    : [`Sampled in several groups by one policy at one step, and shown as one: ${plural(merged, 'task')}`];
}
