import type { QuestionType, ReasoningTask } from '#rewards';
import { isNumericQuestion } from '#rewards';
import type { Random } from '../random';
import { grouped } from './grouped';
import { letterOf, numberPrior, optionPrior } from './textPrior';

/** Of the type with the fewest questions this share is kept, so that there is a choice even there. */
const SHARE = 0.5;

/** A balanced choice of questions about many scenes: as many of every type, and each the less likely to be taken the likelier its
 * words alone make its answer, so that no answer is a good guess. Most beds, after all, are as long as a bed always is. */
export function evenQuestions(tasks: readonly ReasoningTask[], random: Random): ReasoningTask[] {
  const groups = [...grouped(tasks, ({ question }) => question)];
  const count = Math.ceil(SHARE * Math.min(...groups.map(([, group]) => group.length)));
  return groups.flatMap(([type, group]) => {
    const chance = answerChance(type, group);
    // weighted sampling without replacement: Efraimidis and Spirakis, 2006
    const keyed = group.map((task) => ({ task, key: -Math.log(1 - random.uniform()) * chance(task) }));
    return keyed
      .sort((p, q) => p.key - q.key)
      .slice(0, count)
      .map(({ task }) => task);
  });
}

/** How likely a question's words make its answer. */
function answerChance(type: QuestionType, group: readonly ReasoningTask[]): (task: ReasoningTask) => number {
  if (isNumericQuestion(type)) return numberPrior(group);
  const prior = optionPrior(group);
  return (task) => {
    const chances = prior(task);
    return chances.find((_, index) => letterOf(index) === task.target.answer) ?? 1;
  };
}
