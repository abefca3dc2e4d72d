import { HEADROOM } from '#rewards';
import type { JudgedScene } from './judgedScene';
import type { Tally } from './tally';

/** Mean rewards over all tasks. */
export function headroomTally(scenes: readonly JudgedScene[]): Tally {
  return {
    scenes: scenes.map(({ scene }) => scene),
    sums: scenes.map(({ headroom }) =>
      Float64Array.from([
        headroom.length,
        ...HEADROOM.map((_, i) => headroom.reduce((sum, task) => sum + task[i]!, 0)),
      ]),
    ),
    metrics: ([count, ...sums]) =>
      Object.fromEntries(HEADROOM.map((name, i) => [name, sums[i]! / (count || 1)])),
  };
}
