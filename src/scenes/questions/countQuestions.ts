import type { Random } from '../random';
import type { Known } from './known';
import type { Question } from './question';
import { plural, position } from './words';

/** "How many": of labels that occur at least twice, as in VSI-Bench; else the text would give the answer away. */
export function* countQuestions({ labels, middle }: Known, random: Random): Generator<Question> {
  for (const [label, instances] of random.shuffled([...labels])) {
    if (instances.length < 2) continue;
    yield {
      type: 'object_counting',
      ask: `How many ${plural(label)} can be seen in this room?`,
      answer: String(instances.length),
      working: instances.map((instance, i) => `${label} ${i + 1} at ${position(middle(instance))}`),
      about: instances.map(({ id }) => id),
    };
  }
}
