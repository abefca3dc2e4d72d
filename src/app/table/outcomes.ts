import type { Outcome, Versus } from './rowFilter';
import type { TableRow } from './tableRow';

/** For each prompt that both policies answered, who was right: a policy is where more than half of its rollouts are.
 * By task id. */
export function outcomeOf(
  rows: readonly TableRow[],
  { first, second }: Versus,
): ReadonlyMap<string, Outcome> {
  const shares = new Map<string, { first: number[]; second: number[] }>();
  for (const { task, rollout, right } of rows) {
    const of = shares.get(task.id) ?? { first: [], second: [] };
    shares.set(task.id, of);
    if (rollout.policy === first) of.first.push(Number(right));
    else if (rollout.policy === second) of.second.push(Number(right));
  }
  const outcomes = new Map<string, Outcome>();
  for (const [task, of] of shares) {
    if (of.first.length === 0 || of.second.length === 0) continue;
    const [a, b] = [mostly(of.first), mostly(of.second)];
    outcomes.set(task, a && b ? 'both' : a ? 'first' : b ? 'second' : 'neither');
  }
  return outcomes;
}

function mostly(rights: readonly number[]): boolean {
  return rights.reduce((sum, right) => sum + right, 0) > rights.length / 2;
}
