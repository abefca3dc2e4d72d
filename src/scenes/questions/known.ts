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
  /** The scene's instances by label, if the shown views show every one of a label clearly: where one is hidden or only glimpsed,
   * neither how many there are nor which is nearest could be told. */
  readonly labels: ReadonlyMap<string, readonly AnnotatedInstance[]>;
  /** Instances whose label names them: those with a known label that no other has. */
  readonly single: readonly AnnotatedInstance[];
  /** Middle of an instance's box in the level frame of the first shown camera. */
  readonly middle: (instance: AnnotatedInstance) => Point;
  /** A world point in that frame. */
  readonly place: (point: Point) => Point;
  readonly distance: (a: AnnotatedInstance, b: AnnotatedInstance) => BoxDistance;
}

export function knownFrom(scene: AnnotatedViews, shown: readonly number[], secondsPerFrame: number): Known {
  const labels = new Map(
    [...grouped(scene.instances, ({ label }) => label)].filter(([, instances]) =>
      instances.every((instance) => isClear(instance, shown)),
    ),
  );
  const single = [...labels.values()].flatMap((instances) => (instances.length === 1 ? instances : []));
  const place = levelFrame(scene.views.poses[shown[0]!]!);
  const found = new Map<string, BoxDistance>();
  return {
    scene,
    shown,
    secondsPerFrame,
    labels,
    single,
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
