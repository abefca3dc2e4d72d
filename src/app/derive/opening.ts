import type { Group } from './group';

/** Where a visit without a link begins: a rollout and a box of it that raise the question what a box earns and why. */
export interface Opening {
  readonly rollout: number;
  readonly selected: string | null;
}

/** Of the rollouts with a near miss (some overlap, yet a false positive) the one that earned most, and that box: matches, false
 * and missed boxes are then all in sight. Where nothing nearly missed, the first rollout and its worst box. */
export function opening(group: Group): Opening {
  const [best] = group.members
    .flatMap(({ rows, result }, rollout) => {
      const [miss] = rows
        .filter((row) => row.kind === 'fp' && (row.iou ?? 0) > 0)
        .toSorted((a, b) => (b.iou ?? 0) - (a.iou ?? 0));
      return miss ? [{ rollout, selected: miss.key, total: result.total }] : [];
    })
    .toSorted((a, b) => b.total - a.total);
  if (best) return { rollout: best.rollout, selected: best.selected };
  const worst = group.members[0]?.rows
    .filter((row) => row.predicted !== null)
    .toSorted((a, b) => (a.iou ?? 0) - (b.iou ?? 0))[0];
  return { rollout: 0, selected: worst?.key ?? null };
}
