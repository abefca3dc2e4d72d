import { isNumericQuestion, type QuestionType, type ReasoningTask } from '#rewards';
import type { Random } from '../random';
import { grouped } from './grouped';
import { letterOf, numberPrior, optionPrior } from './textPrior';

/** Of the type with the fewest questions this share is kept, so that there is a choice even there. */
const SHARE = 0.5;

/** A balanced choice of questions about many scenes: as many of every type, and each the less likely to be taken the better its
 * words alone would have answered it. Most beds, after all, are as long as a bed always is. */
export function evenQuestions(tasks: readonly ReasoningTask[], random: Random): ReasoningTask[] {
  const groups = [...grouped(tasks, ({ question }) => question)];
  const count = Math.ceil(SHARE * Math.min(...groups.map(([, group]) => group.length)));
  return groups.flatMap(([type, group]) => {
    const giveaway = giveaways(type, group);
    // weighted sampling without replacement: Efraimidis and Spirakis, 2006
    const keyed = group.map((task) => ({ task, key: -Math.log(1 - random.uniform()) * giveaway(task) }));
    return keyed
      .sort((p, q) => p.key - q.key)
      .slice(0, count)
      .map(({ task }) => task);
  });
}

/** How much a question's words give its answer away. What is less than a third as likely as by chance counts as that: the words are
 * not to be trusted so far, and to prefer it would only make the unlikely the better guess. */
function giveaways(type: QuestionType, group: readonly ReasoningTask[]): (task: ReasoningTask) => number {
  if (isNumericQuestion(type)) {
    const prior = numberPrior(group);
    return (task) => prior(task) ** 2;
  }
  const prior = optionPrior(group);
  return (task) => {
    const chances = prior(task);
    const right = chances.findIndex((_, index) => letterOf(index) === task.target.answer);
    return Math.max(0.3, chances[right]! * chances.length);
  };
}
