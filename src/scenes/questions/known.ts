import type { AnnotatedInstance, AnnotatedViews } from '../annotatedViews';
import { isClear } from '../tasks/visibility';
import { type BoxDistance, boxDistance, type Point } from './boxDistance';
import { grouped } from './grouped';
import { levelFrame } from './levelFrame';

/** What the shown views tell beyond doubt: what questions may be about. */
export interface Known {
  readonly scene: AnnotatedViews;
  /** The shown views, as indices into `scene.views`. */
  readonly shown: readonly number[];
  /** Seconds from one clip frame to the next. */
  readonly secondsPerFrame: number;
  /** What the shown views show, by label, if all that they show of a label is clear: where some is only glimpsed, neither how many
   * there are nor which is nearest could be told. */
  readonly labels: ReadonlyMap<string, readonly AnnotatedInstance[]>;
  /** Instances whose label names them: those with a known label that no other has. */
  readonly single: readonly AnnotatedInstance[];
  /** Those, and pairs told apart by size, each with its name. */
  readonly named: readonly { readonly instance: AnnotatedInstance; readonly name: string }[];
  /** Middle of an instance's box in the level frame of the first shown camera. */
  readonly middle: (instance: AnnotatedInstance) => Point;
  /** A world point in that frame. */
  readonly place: (point: Point) => Point;
  readonly distance: (a: AnnotatedInstance, b: AnnotatedInstance) => BoxDistance;
}

/** The larger of two must have so many times the volume of the smaller to be named so. */
const VOLUME_FACTOR = 1.3;

export function knownFrom(scene: AnnotatedViews, shown: readonly number[], secondsPerFrame: number): Known {
  const seen = scene.instances.filter((instance) => shown.some((view) => isGlimpsedIn(instance, view)));
  const labels = new Map(
    [...grouped(seen, ({ label }) => label)].filter(([, instances]) =>
      instances.every((instance) => isClear(instance, shown)),
    ),
  );
  const place = levelFrame(scene.views.poses[shown[0]!]!);
  const found = new Map<string, BoxDistance>();
  return {
    scene,
    shown,
    secondsPerFrame,
    labels,
    single: [...labels.values()].flatMap((instances) => (instances.length === 1 ? instances : [])),
    named: [...labels.values()].flatMap(names),
    middle: ({ box }) => place([box[0], box[1], box[2]]),
    place,
    distance: (a, b) => {
      const key = `${a.id} ${b.id}`;
      const distance = found.get(key) ?? boxDistance(a.box, b.box);
      found.set(key, distance);
      return distance;
    },
  };
}

/** Whether anything of an instance is seen in a view. */
export function isGlimpsedIn({ rays, glimpsed }: AnnotatedInstance, view: number): boolean {
  return glimpsed?.[view] ?? rays[view]! > 0;
}

function names(instances: readonly AnnotatedInstance[]): Known['named'] {
  const [first, second] = instances as [AnnotatedInstance, AnnotatedInstance?];
  if (!second) return [{ instance: first, name: first.label }];
  if (instances.length > 2) return [];
  const volume = ({ box }: AnnotatedInstance) => box[3] * box[4] * box[5];
  const [small, large] = volume(first) < volume(second) ? [first, second] : [second, first];
  if (volume(large) < VOLUME_FACTOR * volume(small)) return [];
  return [
    { instance: small, name: `smaller ${small.label}` },
    { instance: large, name: `larger ${large.label}` },
  ];
}
