import type { PartName, Task } from '#rewards';
import { percent } from '../../words/numbers';
import { partTitle } from '../../words/partTitle';

/** From this share on a part rules the update. */
const RULES = 0.6;
/** Below this one a part is not heard beside one that rules. */
const DROWNED = 0.3;

/** What a step teaches, in one sentence: which part of the reward the advantage comes from. */
export function shareWords(shares: Readonly<Record<string, number>> | null, kind: Task['kind']): string {
  if (shares === null) return 'All rollouts of a prompt earned the same: no part teaches anything';
  const ranked = (Object.entries(shares) as [PartName, number][]).sort((a, b) => b[1] - a[1]);
  const told = ([part, share]: [PartName, number]) => `${partTitle(part, kind)} ${percent(share)}`;
  const [first] = ranked;
  if (first === undefined) return shareWords(null, kind);
  const against = ranked.filter(([, share]) => share < -0.05);
  const tail = against.length > 0 ? `. Against the total works ${against.map(told).join(', ')}` : '';
  if (first[1] < RULES) return `${capital(ranked.map(told).join(', '))}: no part rules the update${tail}`;
  // Format is learnt once and for all; to drown is the fate of a part that measures the answer itself.
  const drowned = ranked.filter(([part, share]) => part !== 'format' && share >= -0.05 && share < DROWNED);
  const cure =
    drowned.length > 0 && first[0] !== 'format'
      ? `. To hear ${drowned.map(([part]) => partTitle(part, kind)).join(' and ')}, weigh ${named(first[0], kind)} less`
      : '';
  return `${capital(told(first))}: the update mostly teaches ${named(first[0], kind)}${tail || cure}`;
}

function named(part: PartName, kind: Task['kind']): string {
  return part === 'iou' || part === 'f1' ? partTitle(part, kind) : `the ${partTitle(part, kind)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
