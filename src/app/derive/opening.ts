import type { Group } from './group';

/** Where a visit without a link begins: a rollout and a box of it that raise the question what a box earns and why. */
export interface Opening {
  readonly rollout: number;
  readonly selected: string | null;
}

/** The first rollout with a near miss (some overlap, yet a false positive) and that box; else the first rollout and its
 * worst box. */
export function opening(group: Group): Opening {
  for (const [rollout, { rows }] of group.members.entries()) {
    const miss = rows
      .filter((row) => row.kind === 'fp' && (row.iou ?? 0) > 0)
      .toSorted((a, b) => (b.iou ?? 0) - (a.iou ?? 0))[0];
    if (miss) return { rollout, selected: miss.key };
  }
  const worst = group.members[0]?.rows
    .filter((row) => row.predicted !== null)
    .toSorted((a, b) => (a.iou ?? 0) - (b.iou ?? 0))[0];
  return { rollout: 0, selected: worst?.key ?? null };
}
