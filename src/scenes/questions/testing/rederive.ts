import { boxCorners, type QuestionType, type ReasoningTask, transformPoint } from '#rewards';
import type { AnnotatedInstance, AnnotatedViews } from '../../annotatedViews';
import { METRE, RAY_FEATURES, tokenFeatures } from '../../tokens/tokenLayout';
import { visualTokens } from '../../tokens/visualTokens';
import { between, cross, type Flat, projectedDistance, touches } from './plainGeometry';
import { walksThere } from './walkRoute';

/** What a scene is asked about, with what its words mean there. */
interface Asked {
  readonly scene: AnnotatedViews;
  readonly shown: readonly number[];
  readonly secondsPerFrame: number;
  readonly task: ReasoningTask;
  /** The question without its options. */
  readonly ask: string;
  /** The only instance of a label, the larger or smaller of two, or the one nearest to another.
   * @throws Error if there are none, or more */
  readonly one: (label: string | undefined) => AnnotatedInstance;
}

/** Answers a question anew from its words and the scene, by other means than those that made it.
 * @returns for options, the letters of all that hold; for a number, the least and the greatest that round to the answer */
export function rederive(
  task: ReasoningTask,
  scene: AnnotatedViews,
  secondsPerFrame: number,
): readonly string[] | readonly [low: number, high: number] {
  const shown = task.frames.map((frame) => scene.clipFrames.indexOf(frame));
  const [ask = ''] = task.prompt.split('\nA. ');
  const one = (name = ''): AnnotatedInstance => {
    const [, near, anchor] = /^(\S+) nearest the (\S+)$/.exec(name) ?? [];
    if (anchor) return nearestTo(scene, near, one(anchor));
    const [, size, label] = /^(?:(larger|smaller) )?(\S+)$/.exec(name) ?? [];
    const all = scene.instances
      .filter((instance) => instance.label === label)
      .sort(({ box: p }, { box: q }) => p[3] * p[4] * p[5] - q[3] * q[4] * q[5]);
    if (all.length !== (size ? 2 : 1))
      throw new Error(`${task.id}: there are ${all.length} to be the ${name}`);
    return all[size === 'larger' ? 1 : 0]!;
  };
  const asked = { scene, shown, secondsPerFrame, task, ask, one };
  const number = NUMBERS[task.question];
  if (number) {
    const [value, half] = number(asked);
    return [value - half, value + half];
  }
  const letters = task.prompt.split('\n').filter((line) => /^[A-D]\. /.test(line));
  return letters.flatMap((line) => (HOLDS[task.question]!(asked, line.slice(3)) ? [line[0]!] : []));
}

/** Value and half of what the last digit stands for, a little more where the value is only nearly exact. */
const NUMBERS: Partial<Record<QuestionType, (asked: Asked) => readonly [value: number, half: number]>> = {
  object_counting: ({ scene, shown, ask }) => {
    const [, plural = ''] = /^How many (\S+) can/.exec(ask) ?? [];
    const points = measuredPoints(scene, shown);
    // what is counted must have been measured: some point lies on it
    const seen = scene.instances.filter(({ box }) => touches(box, points, 0.05));
    return [seen.filter(({ label }) => [`${label}s`, `${label}es`].includes(plural)).length, 0];
  },
  object_abs_distance: ({ ask, one }) => {
    const [, a, b] = /the (\S+) and the (\S+) at/.exec(ask) ?? [];
    return [projectedDistance(one(a).box, one(b).box), 0.0501];
  },
  object_size_estimation: ({ ask, one }) => {
    const [, label] = /side of the (\S+) /.exec(ask) ?? [];
    const corners = boxCorners(one(label).box);
    // from a corner, the seven others lie one side away (three), then along diagonals, which are longer than both their sides
    const lengths = corners.slice(1).map((corner) => distance(corners[0]!, corner));
    const sides = lengths.filter((length) =>
      lengths.every((p) => lengths.every((q) => Math.abs(p * p + q * q - length * length) > 1e-6)),
    );
    return [100 * Math.max(...sides), 0.5001];
  },
  room_size_estimation: ({ scene, shown }) => {
    const { min, max } = scene.bounds;
    const points = measuredPoints(scene, shown);
    for (const axis of [0, 1] as const) {
      const along = points.map((point) => point[axis]);
      if (Math.min(...along) > min[axis] + 0.12 || Math.max(...along) < max[axis] - 0.12)
        throw new Error('a wall was not seen');
    }
    const corners: Flat[] = [
      [min[0], min[1]],
      [max[0], min[1]],
      [max[0], max[1]],
      [min[0], max[1]],
    ];
    const twice = corners.reduce((sum, p, i) => sum + cross([0, 0], p, corners[(i + 1) % 4]!), 0);
    return [twice / 2, 0.0501];
  },
};

/** Whether an option is right. */
const HOLDS: Partial<Record<QuestionType, (asked: Asked, option: string) => boolean>> = {
  object_rel_distance: ({ scene, task, ask, one }, option) => {
    const [, label] = /closest to the (\S+)\?/.exec(ask) ?? [];
    const distances = task.options!.map((rival) =>
      Math.min(
        ...scene.instances
          .filter((instance) => instance.label === rival)
          .map(({ box }) => projectedDistance(box, one(label).box)),
      ),
    );
    const chosen = task.options!.indexOf(option);
    return distances.every((other, i) => i === chosen || other - distances[chosen]! > 0.149);
  },
  object_rel_direction_easy: (asked, option) => {
    const { side, angle } = direction(asked);
    return angle > 9.9 && angle < 125.1 && option === side;
  },
  object_rel_direction_medium: (asked, option) => {
    const { side, angle } = direction(asked);
    return option === (angle > 144.9 ? 'back' : angle > 9.9 && angle < 125.1 ? side : '');
  },
  object_rel_direction_hard: (asked, option) => {
    const { side, angle } = direction(asked);
    return [angle - 10, 80 - angle].every((margin) => margin > -0.1)
      ? option === `front-${side}`
      : [angle - 100, 170 - angle].every((margin) => margin > -0.1) && option === `back-${side}`;
  },
  route_planning: ({ scene, ask, one }, option) => {
    const [, start, facing] = /stands by the (.+), facing the (.+), and is/.exec(ask) ?? [];
    const lines = ask
      .split('\n')
      .slice(1)
      .map((line) => (line.endsWith('[ ]') ? ('blank' as const) : one(line.split('to the ')[1])));
    return walksThere(scene, one(start), one(facing), lines, option.split(', '));
  },
  obj_appearance_order: ({ scene, shown, secondsPerFrame }, option) => {
    const times = option.split(', ').map((label) => {
      const seconds = (least: number) =>
        shown
          .filter((view) =>
            scene.instances.some(
              (each) =>
                each.label === label && (least > 1 ? each.rays[view]! >= least : isSeen(each, [view])),
            ),
          )
          .map((view) => scene.clipFrames[view]! * secondsPerFrame);
      return { glimpsed: Math.min(...seconds(1)), plain: Math.min(...seconds(2)) };
    });
    return times.every(({ glimpsed }, i) => i === 0 || glimpsed - times[i - 1]!.plain > 0.999);
  },
};

/** Where C is for someone at A who faces B: on which side, and how far they must turn, degrees. */
function direction({ ask, one }: Asked): { side: string; angle: number } {
  const [, a, b, c] = /by the (\S+) and face the (\S+)\. Is the (\S+) /.exec(ask) ?? [];
  const [p, q, r] = [a, b, c].map((label): Flat => [one(label).box[0], one(label).box[1]]) as [
    Flat,
    Flat,
    Flat,
  ];
  return { side: cross(p, q, r) > 0 ? 'left' : 'right', angle: between(p, q, r) };
}

/** World points that a policy is shown, read back from its visual tokens. */
function measuredPoints(scene: AnnotatedViews, shown: readonly number[]): [number, number, number][] {
  const { features, tokens } = visualTokens(scene.views, shown);
  const { count } = tokenFeatures(scene.views.raysPerPatchSide);
  const first = scene.views.poses[shown[0]!]!;
  const points: [number, number, number][] = [];
  for (let token = 0; token < tokens; token++) {
    for (let ray = 0; ray < scene.views.raysPerPatchSide ** 2; ray++) {
      const at = token * count + ray * RAY_FEATURES.count;
      if (features[at + RAY_FEATURES.valid] !== 1) continue;
      const axis = (i: number) => features[at + RAY_FEATURES.firstPoint + i]! / METRE;
      points.push(transformPoint(first, [axis(0), axis(1), axis(2)]));
    }
  }
  return points;
}

function nearestTo(scene: AnnotatedViews, label: string | undefined, anchor: AnnotatedInstance) {
  const [first, second] = scene.instances
    .filter((instance) => instance.label === label)
    .map((instance) => ({ instance, distance: projectedDistance(instance.box, anchor.box) }))
    .sort((p, q) => p.distance - q.distance);
  if (!first || !second || second.distance - first.distance < 0.29)
    throw new Error(`no ${label} is plainly nearest to ${anchor.id}`);
  return first.instance;
}

function isSeen({ rays, glimpsed }: AnnotatedInstance, views: readonly number[]): boolean {
  return views.some((view) => glimpsed?.[view] || rays[view]! > 0);
}

function distance(p: readonly number[], q: readonly number[]): number {
  return Math.hypot(...p.map((value, i) => value - q[i]!));
}
