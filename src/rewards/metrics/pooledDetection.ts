import type { Counts, DetectionCounts } from './detectionCounts';

/** Precision, recall and F1, each 0 to 1. */
export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** VG-LLM's data-set score of detection: counts pooled over samples per category, then P, R and F1 per category, then
 * their plain means over a list of categories (3d-rft.md §6.1). Its memory grows with `categories` alone. */
export class PooledDetection {
  private readonly counts: Map<string, Counts>;

  /** @param categories the labels to count; others, such as a model invents, are left aside as the evaluator does */
  constructor(categories: Iterable<string>) {
    this.counts = new Map([...categories].map((category) => [category, { tp: 0, fp: 0, fn: 0 }]));
  }

  add(sample: Pick<DetectionCounts, 'per_class'>): void {
    for (const [category, { tp, fp, fn }] of Object.entries(sample.per_class)) {
      const sum = this.counts.get(category);
      if (sum) this.counts.set(category, { tp: sum.tp + tp, fp: sum.fp + fp, fn: sum.fn + fn });
    }
  }

  /** Of one category; zeros where it never occurred. */
  scores(category: string): Scores {
    const { tp, fp, fn } = this.counts.get(category) ?? { tp: 0, fp: 0, fn: 0 };
    const precision = tp + fp > 0 ? tp / (tp + fp) : 0;
    const recall = tp + fn > 0 ? tp / (tp + fn) : 0;
    const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
    return { precision, recall, f1 };
  }

  /** The mean over a list; a category that is twice in the list counts twice, an absent one as zeros. */
  mean(categories: readonly string[]): Scores {
    const all = categories.map((category) => this.scores(category));
    const mean = (key: keyof Scores) =>
      all.length === 0 ? 0 : all.reduce((sum, scores) => sum + scores[key], 0) / all.length;
    return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
  }
}
