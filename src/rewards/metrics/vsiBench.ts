import type { QuestionType } from '../task';

/** VSI-Bench's score: a mean per kind of question, the three kinds of relative direction averaged into one, then the plain
 * mean over the kinds (3d-rft.md §7). The evaluator needs every kind; here the mean is over those that occurred. */
export class VsiBench {
  private readonly sums = new Map<QuestionType, { sum: number; count: number }>();

  /** @param score of one answer, or the sum of `answers` scores */
  add(question: QuestionType, score: number, answers = 1): void {
    const { sum, count } = this.sums.get(question) ?? { sum: 0, count: 0 };
    this.sums.set(question, { sum: sum + score, count: count + answers });
  }

  /** Mean score by kind of question, `object_rel_direction` standing for its three levels. */
  get means(): ReadonlyMap<string, number> {
    const byTask = new Map<string, number[]>();
    for (const [question, { sum, count }] of this.sums) {
      const task = question.replace(/^(object_rel_direction)_.*/, '$1');
      byTask.set(task, [...(byTask.get(task) ?? []), sum / count]);
    }
    return new Map([...byTask].map(([task, means]) => [task, mean(means)]));
  }

  /** 0 to 1. */
  get overall(): number {
    return mean([...this.means.values()]);
  }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
