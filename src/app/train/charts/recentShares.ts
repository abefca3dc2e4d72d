import type { StepMetrics } from '#training';

/** One step's shares are noise, since few groups make them: the mean over this many steps is what is told. */
export const SHARE_STEPS = 10;

/** Each part's share of the advantage's variance (they sum to 1), the mean over the last steps up to place `at`; null where nothing but flat
 * groups was sampled. A part that works against the total has a share below 0. */
export function recentShares(
  steps: readonly Pick<StepMetrics, 'shares'>[],
  at: number,
): Readonly<Record<string, number>> | null {
  const recent = steps
    .slice(Math.max(0, at + 1 - SHARE_STEPS), at + 1)
    .flatMap(({ shares }) => (Object.keys(shares).length > 0 ? [shares] : []));
  if (recent.length === 0) return null;
  const parts = new Set(recent.flatMap((shares) => Object.keys(shares)));
  return Object.fromEntries(
    [...parts].map((part) => [
      part,
      recent.reduce((sum, shares) => sum + (shares[part] ?? 0), 0) / recent.length,
    ]),
  );
}
