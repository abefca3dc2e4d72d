import { VsiBench } from '#rewards';
import { chance } from '../../src/cli/evaluate/chance';
import { last } from './moments';
import type { Run } from './run';

/** A kind of question, or `score`, the mean over kinds: what it scores, each 0 to 1. */
export interface ThinkingScore {
  readonly kind: string;
  /** Without looking. */
  readonly chance: number;
  readonly atOnce: number;
  readonly thinking: number;
}

/** What thinking is worth to the policy that stage 2 starts from: the same questions, answered at once and thought about. Empty where it was
 * not judged in both modes.
 * @param think runs with their evaluations of thinking alone, `direct` of the other mode (`judgedOn`) */
export function thinkingScores(think: readonly Run[], direct: readonly Run[]): ThinkingScore[] {
  const startOf = (runs: readonly Run[]) => last(runs.filter(({ arm }) => arm === 'start'))[0]?.at.evaluation;
  const [thinking, atOnce] = [startOf(think), startOf(direct)];
  if (thinking?.task !== 'reasoning' || atOnce?.task !== 'reasoning') return [];
  const blind = new VsiBench();
  for (const { question, chance: score, count } of chance(thinking.scenes))
    blind.add(question, score * count, count);
  return [...blind.means, ['score', blind.overall] as const].map(([kind, score]) => ({
    kind,
    chance: score,
    atOnce: atOnce.metrics[kind]?.value ?? Number.NaN,
    thinking: thinking.metrics[kind]?.value ?? Number.NaN,
  }));
}
