import type { Random } from '../random';
import type { Known } from './known';
import type { Question } from './question';
import { metres, position } from './words';

/** Nearer pairs are left out (3d-rft.md §7): a tenth of a metre more or less would be half the answer. */
const LEAST = 0.2;
const MOST = 5;

/** Distance between the nearest points of two objects, to 0.1 m. The distance is drawn first and then the pair that comes
 * nearest to it, so that near and far are asked for alike and no number is a good guess. */
export function* absoluteDistanceQuestions(
  { single, distance, place }: Known,
  random: Random,
): Generator<Question> {
  const pairs = single
    .flatMap((a, i) => single.slice(i + 1).map((b) => ({ a, b })))
    .map((pair) => (random.chance(0.5) ? pair : { a: pair.b, b: pair.a }))
    .map(({ a, b }) => ({ a, b, ...distance(a, b) }))
    .filter((pair) => pair.distance >= LEAST);
  while (pairs.length > 0) {
    // squared: errors are judged relative to the distance, so small ones are as different as large ones
    const wanted = LEAST + (MOST - LEAST) * random.uniform() ** 2;
    const miss = (pair: (typeof pairs)[number]) => Math.abs(pair.distance - wanted);
    const best = pairs.reduce((p, q) => (miss(q) < miss(p) ? q : p));
    pairs.splice(pairs.indexOf(best), 1);
    const { a, b, from, to } = best;
    const [p, q] = [place(from), place(to)];
    yield {
      type: 'object_abs_distance',
      ask: `How far apart are the ${a.label} and the ${b.label} at their nearest points, in metres?`,
      answer: best.distance.toFixed(1),
      working: [
        `nearest point of the ${a.label}: ${position(p)}`,
        `nearest point of the ${b.label}: ${position(q)}`,
        `apart by (${[0, 1, 2].map((i) => metres(q[i as 0] - p[i as 0])).join(', ')}): ${metres(best.distance)} m`,
      ],
      about: [a.id, b.id],
    };
  }
}
