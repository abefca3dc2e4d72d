import { type QuestionType, VsiBench } from '#rewards';
import type { ReasoningFigures, SceneFigures } from './figures';
import type { Tally } from './tally';

/** `score`, the mean over VSI-Bench's kinds of question, and the mean score of each kind, the three levels of relative direction
 * averaged first (3d-rft.md §7). */
export function reasoningTally(scenes: readonly SceneFigures<ReasoningFigures>[]): Tally {
  const all = new Set<QuestionType>(scenes.flatMap(({ tasks }) => tasks.map(({ question }) => question)));
  const kinds = [...all].sort();
  return {
    scenes: scenes.map(({ scene }) => scene),
    sums: scenes.map(({ tasks }) =>
      Float64Array.from(
        kinds.flatMap((kind) => {
          const scores = tasks.flatMap(({ question, score }) => (question === kind ? [score] : []));
          return [scores.reduce((sum, score) => sum + score, 0), scores.length];
        }),
      ),
    ),
    metrics: (sum) => {
      const bench = new VsiBench();
      kinds.forEach((kind, i) => {
        const count = sum[2 * i + 1]!;
        if (count > 0) bench.add(kind, sum[2 * i]!, count);
      });
      return { score: bench.overall, ...Object.fromEntries(bench.means) };
    },
  };
}
