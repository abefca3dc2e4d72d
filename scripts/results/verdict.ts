import type { Interval } from '../../src/cli/evaluate/interval';
import { difference } from './bootstrapArms';
import type { ArmName, Comparison } from './comparison';

/** Whether one arm is above another: the paired difference, that of every seed, and what follows. */
export interface Verdict {
  readonly gain: Interval;
  readonly seeds: readonly number[];
  /** The interval lies above 0, and each of three seeds or more gains. */
  readonly holds: boolean;
}

/** null where one of the arms was not judged. */
export function verdict(
  { arms }: Comparison,
  metric: string,
  afterName: ArmName,
  beforeName: ArmName,
): Verdict | null {
  const [after, before] = [arms.get(afterName), arms.get(beforeName)];
  if (!after || !before) return null;
  const gain = difference(after, before, metric);
  // To the same place of the other arm where both have as many seeds, else to its mean.
  const paired = after.seeds.length === before.seeds.length;
  const seeds = after.seeds.map(
    (seed, i) => (seed[metric] ?? 0) - ((paired ? before.seeds[i]! : before.whole)[metric] ?? 0),
  );
  return { gain, seeds, holds: gain.low > 0 && seeds.length >= 3 && seeds.every((each) => each > 0) };
}
