import type { AnnotatedInstance } from '../annotatedViews';
import type { Random } from '../random';
import { isClear, isVisibleIn } from '../tasks/visibility';
import { grouped } from './grouped';
import { isGlimpsedIn, type Known } from './known';
import type { Question } from './question';

/** Seconds between two first appearances, at least (3d-rft.md §7). */
const APART = 1;
const OPTIONS = 4;

/** In which order four kinds of object (three where a room has no four) come into view for the first time. */
export function* appearanceQuestions(known: Known, random: Random): Generator<Question> {
  const appearances = [...grouped(known.scene.instances, ({ label }) => label)].flatMap(
    ([label, instances]) => appearance(known, label, instances) ?? [],
  );
  const asked = new Set<string>();
  for (const length of [4, 3]) {
    for (let attempt = 0; attempt < 24; attempt++) {
      const chosen = inTurn(random.shuffled(appearances), length);
      const key = chosen.map(({ label }) => label).join(', ');
      if (chosen.length < length || asked.has(key)) continue;
      asked.add(key);
      yield {
        type: 'obj_appearance_order',
        ask: 'In which order do these first come into view in the pictures shown?',
        answer: key,
        wrong: otherOrders(
          random,
          chosen.map(({ label }) => label),
        ),
        working: chosen.map(({ label, clear }) => `${label} from ${clear.toFixed(1)} s on`),
        about: chosen.map(({ instance }) => instance.id),
      };
    }
    if (asked.size > 0) return;
  }
}

interface Appearance {
  readonly label: string;
  /** The one of that label that comes into view first. */
  readonly instance: AnnotatedInstance;
  /** Seconds from the first shown frame until anything of it is seen, and until it is plainly visible. */
  readonly glimpsed: number;
  readonly clear: number;
}

/** Null where nothing of that label becomes plainly visible. */
function appearance(known: Known, label: string, instances: readonly AnnotatedInstance[]): Appearance | null {
  const { scene, shown, secondsPerFrame } = known;
  const time = (view: number) => (scene.clipFrames[view]! - scene.clipFrames[shown[0]!]!) * secondsPerFrame;
  const plain = shown.find((view) => instances.some((instance) => isVisibleIn(instance, view)));
  if (plain === undefined) return null;
  const instance = instances.find((each) => isVisibleIn(each, plain))!;
  const glimpsed = shown.find((view) => instances.some((each) => isGlimpsedIn(each, view)))!;
  return isClear(instance, shown) ? { label, instance, glimpsed: time(glimpsed), clear: time(plain) } : null;
}

/** The first so many that follow one another beyond doubt, in their order: each is glimpsed only a second after the one before
 * was plainly visible. */
function inTurn(appearances: readonly Appearance[], length: number): Appearance[] {
  const chosen: Appearance[] = [];
  const follows = (p: Appearance, q: Appearance) => q.glimpsed - p.clear >= APART - 1e-9;
  for (const each of appearances) {
    if (chosen.length < length && chosen.every((other) => follows(other, each) || follows(each, other)))
      chosen.push(each);
  }
  return chosen.sort((p, q) => p.clear - q.clear);
}

/** Other orders of the labels, at random: none is more like the right one than chance has it. */
function otherOrders(random: Random, labels: readonly string[]): string[] {
  const right = labels.join(', ');
  const orders = new Set<string>();
  while (orders.size < OPTIONS - 1) {
    const order = random.shuffled(labels).join(', ');
    if (order !== right) orders.add(order);
  }
  return [...orders];
}
