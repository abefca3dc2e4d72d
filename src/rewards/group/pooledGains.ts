import type { Counts, DetectionCounts } from '../metrics/detectionCounts';

/** Boxes counted per category; not whole numbers where the past fades. */
export type FadingCounts = ReadonlyMap<string, Counts>;

/** Share of the past that a batch keeps: the counts tell of the policy's last fifty batches or so. */
const DECAY = 0.98;

/**
 * What each answer adds to the metric of a whole data set, detection's F1 pooled over samples per category and averaged over
 * categories (`PooledDetection`). The paper's reward is the mean of the samples' own F1, another thing: there a box is worth
 * naming if it is right more often than half of that F1, here if it is more often than half of its own category's. Ours, not
 * the paper's.
 *
 * With F = 2 TP / (P + T), P boxes named and T true ones, a match adds (2 − F) / (P + T) to first order, and a false box
 * −F / (P + T); then all is scaled so that perfect answers are worth 1 on average.
 * @param past what the batch before returned; an empty map at first
 * @returns a gain for each sample, and the counts for the next batch
 */
export function pooledGains(
  past: FadingCounts,
  samples: readonly Pick<DetectionCounts, 'per_class'>[],
): { readonly gains: readonly number[]; readonly counts: FadingCounts } {
  const counts = new Map(
    [...past].map(([category, { tp, fp, fn }]) => [
      category,
      { tp: DECAY * tp, fp: DECAY * fp, fn: DECAY * fn },
    ]),
  );
  for (const { per_class } of samples)
    for (const [category, { tp, fp, fn }] of Object.entries(per_class)) {
      const sum = counts.get(category) ?? { tp: 0, fp: 0, fn: 0 };
      counts.set(category, { tp: sum.tp + tp, fp: sum.fp + fp, fn: sum.fn + fn });
    }
  const sumOf = (of: (category: string, found: Counts) => number) =>
    samples.map(({ per_class }) =>
      Object.entries(per_class).reduce((sum, [category, found]) => sum + of(category, found), 0),
    );
  const f1 = ({ tp, fp, fn }: Counts) => (tp > 0 ? (2 * tp) / (2 * tp + fp + fn) : 0);
  const gain = (category: string, tp: number, fp: number): number => {
    const pooled = counts.get(category)!;
    const boxes = 2 * pooled.tp + pooled.fp + pooled.fn;
    return boxes > 0 ? ((2 - f1(pooled)) * tp - f1(pooled) * fp) / boxes : 0;
  };
  const perfect = sumOf((category, { tp, fn }) => gain(category, tp + fn, 0));
  const scale = perfect.reduce((sum, each) => sum + each, 0) / samples.length;
  const gains = sumOf((category, { tp, fp }) => gain(category, tp, fp));
  return { gains: gains.map((each) => (scale > 0 ? each / scale : 0)), counts };
}
