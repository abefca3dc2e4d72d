import type { AnnotatedInstance } from '../annotatedViews';
import type { Random } from '../random';
import type { Known } from './known';
import type { Question } from './question';
import { metres } from './words';

/** No candidate is nearer to the object than this, metres, and no two distances differ by less (3d-rft.md §7). */
const MARGIN = 0.15;
const TRIES = 24;

/** Which of four kinds of object (three where a room has no four) comes nearest to one object, measured between nearest points
 * and to the nearest of a kind. */
export function* relativeDistanceQuestions(known: Known, random: Random): Generator<Question> {
  const asked = new Set<string>();
  for (const candidates of [4, 3]) {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      if (known.single.length === 0) return;
      const anchor = random.pick(known.single);
      const rivals = rivalsOf(known, random, anchor, candidates);
      const [nearest, ...others] = [...rivals].sort((a, b) => a.distance - b.distance);
      const key = [anchor.label, ...rivals.map(({ label }) => label).sort()].join();
      if (!nearest || rivals.length < candidates || asked.has(key)) continue;
      asked.add(key);
      yield {
        type: 'object_rel_distance',
        ask: `Measured between nearest points, which of these is closest to the ${anchor.label}?`,
        answer: nearest.label,
        wrong: others.map(({ label }) => label),
        working: [nearest, ...others].map(
          ({ label, distance }) => `${anchor.label} to ${label}: ${metres(distance)} m`,
        ),
        about: [anchor.id, ...rivals.map(({ instance }) => instance.id)],
      };
    }
    if (asked.size > 0) return;
  }
}

interface Rival {
  readonly label: string;
  /** The nearest of that label, and how far it is. */
  readonly instance: AnnotatedInstance;
  readonly distance: number;
}

/** Labels in random order, each taken if its distance is unlike all those taken before. */
function rivalsOf(known: Known, random: Random, anchor: AnnotatedInstance, count: number): Rival[] {
  const rivals: Rival[] = [];
  for (const [label, instances] of random.shuffled([...known.labels])) {
    if (label === anchor.label || rivals.length === count) continue;
    const [instance, distance] = instances
      .map((instance) => [instance, known.distance(anchor, instance).distance] as const)
      .reduce((p, q) => (q[1] < p[1] ? q : p));
    if (distance < MARGIN || rivals.some((rival) => Math.abs(rival.distance - distance) < MARGIN)) continue;
    rivals.push({ label, instance, distance });
  }
  return rivals;
}
