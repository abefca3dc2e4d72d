import { meanRelativeAccuracy, type ReasoningTask } from '#rewards';
import { grouped } from './grouped';

/** A cue that fewer questions have than this says nothing. */
const LEAST = 8;
/** Weight, in questions, of the belief that a cue says nothing. */
const PRIOR = 4;

/** What the words alone tell about the answers to questions of one type, learnt from many of them: the chance of each option. It
 * is how often that option is right, times what every other cue in the text adds to that (naive Bayes). */
export function optionPrior(tasks: readonly ReasoningTask[]): (task: ReasoningTask) => number[] {
  const seen = new Map<string, { offered: number; right: number; expected: number }>();
  for (const task of tasks) {
    const options = task.options ?? [];
    options.forEach((option, index) => {
      for (const cue of [option, ...cuesOf(task, option)]) {
        const count = seen.get(cue) ?? { offered: 0, right: 0, expected: 0 };
        count.offered++;
        count.expected += 1 / options.length;
        if (letterOf(index) === task.target.answer) count.right++;
        seen.set(cue, count);
      }
    });
  }
  /** How many times oftener than by chance a cue's option is right; `usual` where the cue is rare. */
  const rate = (cue: string, usual: number) => {
    const count = seen.get(cue);
    if (!count || count.offered < LEAST) return usual;
    return (count.right + PRIOR * usual) / (count.expected + PRIOR);
  };
  return (task) => {
    const scores = (task.options ?? []).map((option) => {
      const usual = rate(option, 1);
      // a word that every question has adds nothing: its rate is the usual one
      return cuesOf(task, option).reduce((product, cue) => product * (rate(cue, usual) / usual), usual);
    });
    const sum = scores.reduce((total, score) => total + score, 0);
    return scores.map((score) => score / sum);
  };
}

/** What the answer to another question with the same words would score, on average: mean relative accuracy. Of any question where
 * few have those words. */
export function numberPrior(tasks: readonly ReasoningTask[]): (task: ReasoningTask) => number {
  const groups = grouped(tasks, sortedWords);
  return (task) => {
    const own = groups.get(sortedWords(task)) ?? [];
    const group = own.length < LEAST ? tasks : own;
    const answer = Number(task.target.answer);
    const scores = group.map((other) => meanRelativeAccuracy(Number(other.target.answer), answer));
    return scores.reduce((sum, score) => sum + score, 0) / group.length;
  };
}

/** A question's words in alphabetical order: the distance from a to b is that from b to a. */
export function sortedWords({ prompt }: ReasoningTask): string {
  return prompt.split(/\W+/).sort().join(' ');
}

export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** What the text says about an option: the words asked about, each other option, and for a list, which item stands before which. */
function cuesOf(task: ReasoningTask, option: string): string[] {
  const ask = task.prompt.slice(0, task.prompt.indexOf('\nA. '));
  // each word with its place, for standing by the desk is another thing than facing it
  const words = ask.split(/[\s.,?:]+/).map((word, i) => `${i} ${word}`);
  const items = option.split(', ');
  return [
    `${ask} → ${option}`,
    ...words.map((word) => `${word} → ${option}`),
    ...items.flatMap((item, i) => items.slice(i + 1).map((later) => `${item} < ${later}`)),
    ...(task.options ?? []).filter((other) => other !== option).map((other) => `${option}, not ${other}`),
  ];
}
