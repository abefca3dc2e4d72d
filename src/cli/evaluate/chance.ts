import type { QuestionType } from '#rewards';
import { grouped } from '#scenes';
import { bestConstant, chanceScore, meanScore } from '../scenes/blindGuess';
import type { ReasoningFigures, SceneFigures } from './figures';

export interface Chance {
  readonly question: QuestionType;
  readonly count: number;
  /** A random option, or another question's number. */
  readonly chance: number;
  /** The one answer that scores best on these very questions. */
  readonly constant: string;
  readonly constantScore: number;
}

/** What questions of each type would score without looking. */
export function chance(scenes: readonly SceneFigures<ReasoningFigures>[]): Chance[] {
  const tasks = scenes
    .flatMap(({ tasks }) => tasks)
    .map(({ question, answer, options }) => ({
      question,
      target: { answer },
      ...(options > 0 && { options: Array.from({ length: options }, String) }),
    }));
  return [...grouped(tasks, ({ question }) => question)].map(([question, alike]) => {
    const constant = bestConstant(alike);
    return {
      question,
      count: alike.length,
      chance: chanceScore(alike),
      constant,
      constantScore: meanScore(alike, () => constant),
    };
  });
}
