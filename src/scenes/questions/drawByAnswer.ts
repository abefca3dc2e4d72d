import type { Random } from '../random';
import { grouped } from './grouped';

/** Candidates in random order, the answer drawn first and then one of those that have it: however much commoner one answer is
 * in a room, it's no better a guess than another. */
export function* drawByAnswer<Item>(
  random: Random,
  items: readonly Item[],
  answerOf: (item: Item) => string,
): Generator<Item> {
  const groups = grouped(items, answerOf);
  while (groups.size > 0) {
    for (const [answer, group] of random.shuffled([...groups])) {
      yield group.splice(random.integer(group.length), 1)[0]!;
      if (group.length === 0) groups.delete(answer);
    }
  }
}
