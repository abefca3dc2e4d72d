import { advantages } from '#rewards';
import type { PredictionRow } from '../predictionDump';

/** A row's advantage, and whether the file says it. */
export interface RowAdvantage {
  readonly value: number;
  readonly origin: 'file' | 'recomputed, std with Bessel';
}

/** The advantages of a group's rows: those of the file, else those that its rewards give; null where it has neither. */
export function groupAdvantages(group: readonly PredictionRow[]): readonly (RowAdvantage | null)[] {
  const rewards = group.map(({ reward }) => reward);
  const known = rewards.every((reward) => reward !== undefined);
  const recomputed = known ? advantages(rewards).values : null;
  return group.map(({ advantage }, index) => {
    if (advantage !== undefined) return { value: advantage, origin: 'file' };
    return recomputed ? { value: recomputed[index]!, origin: 'recomputed, std with Bessel' } : null;
  });
}
