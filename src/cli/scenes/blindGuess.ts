import { isNumericQuestion, meanRelativeAccuracy, type ReasoningTask } from '#rewards';
import { grouped, letterOf, optionPrior, sortedWords } from '#scenes';

/** What counts of a question where it is answered without seeing anything. */
type Asked = Pick<ReasoningTask, 'question' | 'options' | 'target'>;

/** Answers a question without seeing anything. */
export type Guess = (task: ReasoningTask) => string;

/** Fewer training questions with the same words than this say nothing. */
const LEAST = 8;

/** Mean of VSI-Bench's score: accuracy for a letter, mean relative accuracy for a number. */
export function meanScore<Task extends Asked>(tasks: readonly Task[], guess: (task: Task) => string): number {
  return mean(tasks.map((task) => score(task, guess(task))));
}

/** What a random guess scores: one option of those offered, or another question's number. */
export function chanceScore(tasks: readonly Asked[]): number {
  return mean(
    tasks.map((task) =>
      task.options ? 1 / task.options.length : mean(tasks.map((other) => score(task, other.target.answer))),
    ),
  );
}

/** The one answer that scores best on these tasks. */
export function bestConstant(tasks: readonly Asked[]): string {
  const answers = [...new Set(tasks.map(({ target }) => target.answer))].sort();
  const scores = answers.map((answer) => meanScore(tasks, () => answer));
  return answers[scores.indexOf(Math.max(...scores))]!;
}

/** The best that was learnt from words alone, from training questions of one type: for a number the best answer to the same words,
 * for options the likeliest by every cue in the text. */
export function textOnly(training: readonly ReasoningTask[]): Guess {
  if (training[0]?.options) {
    const prior = optionPrior(training);
    return (task) => {
      const chances = prior(task);
      return letterOf(chances.indexOf(Math.max(...chances)));
    };
  }
  const groups = grouped(training, sortedWords);
  const usual = bestConstant(training);
  const best = new Map(
    [...groups].map(([words, tasks]) => [words, tasks.length < LEAST ? usual : bestConstant(tasks)]),
  );
  return (task) => best.get(sortedWords(task)) ?? usual;
}

function score(task: Asked, answer: string): number {
  const truth = task.target.answer;
  if (!isNumericQuestion(task.question)) return answer === truth ? 1 : 0;
  return meanRelativeAccuracy(Number(answer), Number(truth));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
