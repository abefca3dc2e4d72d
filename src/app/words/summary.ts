import { explainRow } from '../derive/explainRow';
import type { Group, Member } from '../derive/group';
import type { LedgerRow } from '../derive/ledgerRows';
import { advantage, count, reward, short } from './numbers';

/** What the view shows, in a sentence or two, for those who do not see it. */
export function summary(group: Group, member: Member | null, index: number, key: string | null): string {
  if (!member)
    return `${group.task.prompt}. No rollouts; ${count(group.truths.length, 'true box', 'true boxes')}`;
  const row = member.rows.find((each) => each.key === key);
  if (row) return `${row.label}. ${rowWords(row, group, member)}`;
  const { result, counts } = member;
  const verdicts =
    group.task.kind === 'detection'
      ? ` ${count(counts.tp, 'match', 'matches')}, ${counts.fp} false, ${counts.fn} missed.`
      : '';
  return (
    `Rollout ${index + 1} of ${group.members.length}: reward ${reward(result.total)} of ${short(result.maximum)}, ` +
    `advantage ${advantage(member.advantage)}.${verdicts}`
  );
}

/** Why a row earned what it did, as one text. */
export function rowWords(row: LedgerRow, group: Group, member: Member): string {
  const { before, verdict, after } = explainRow(row, group.task, member.result);
  return `${before}${verdict}${after}`;
}
