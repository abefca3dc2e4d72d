import { BOX_EDGES, boxCorners, type ReasoningTask, type WorldBox } from '#rewards';
import { boxDistance, type Scene, type SceneInstance } from '#scenes';
import type { StageMeasure } from '#viewer';
import { fixed, ordinal } from '../words/numbers';

type Point = StageMeasure['at'];
type Drawn = Omit<StageMeasure, 'key'>;

const DEGREE = Math.PI / 180;
/** The arc of a turn: its radius, metres, and the angle from one of its points to the next. */
const ARC = 0.55;
const ARC_STEP = 6 * DEGREE;
/** Lines that are measured from above lie this high over the floor, metres. */
const OVER_FLOOR = 0.03;

/** The geometry that a spatial question asks about, to be drawn in the room, by the generator's own measures
 * (src/scenes/questions). Empty where the task's objects are not the scene's. */
export function questionMeasures(task: ReasoningTask, scene: Scene): readonly StageMeasure[] {
  const found = (task.about ?? []).map((id) => scene.instances.find((instance) => instance.id === id));
  if (!found.every((instance) => instance !== undefined)) return [];
  return measures(task, scene, found).map((measure, index) => ({ key: `measure-${index}`, ...measure }));
}

function measures(task: ReasoningTask, scene: Scene, about: readonly SceneInstance[]): readonly Drawn[] {
  const onFloor = (box: readonly number[]): Point => [box[0]!, box[1]!, scene.bounds.min[2] + OVER_FLOOR];
  switch (task.question) {
    case 'object_counting':
      return about.map((instance, index) => named(instance, String(index + 1), true));
    case 'obj_appearance_order':
      return about.map((instance, index) => named(instance, ordinal(index + 1), true));
    case 'object_abs_distance': {
      const [a, b] = about;
      return a && b ? [gap(a, b, true)] : [];
    }
    case 'object_rel_distance': {
      const [anchor, ...rivals] = about;
      if (!anchor) return [];
      const lengths = rivals.map((rival) => boxDistance(boxOf(anchor), boxOf(rival)).distance);
      const least = Math.min(...lengths);
      return rivals.map((rival, index) => gap(anchor, rival, lengths[index] === least));
    }
    case 'object_size_estimation':
      return about.slice(0, 1).map(longestSide);
    case 'room_size_estimation':
      return [outline(scene)];
    case 'object_rel_direction_easy':
    case 'object_rel_direction_medium':
    case 'object_rel_direction_hard': {
      const [standing, facing, asked] = about.map(({ box }) => onFloor(box));
      if (!standing || !facing || !asked) return [];
      return [
        {
          points: [standing, facing],
          arrow: true,
          strong: false,
          label: 'facing',
          at: middle(standing, facing),
        },
        { points: [standing, asked], arrow: true, strong: true, label: '', at: asked },
        turn(standing, bearing(standing, facing), bearing(standing, asked)),
      ];
    }
    case 'route_planning': {
      const [start, facing, ...goals] = about.map(({ box }) => onFloor(box));
      return start && facing ? route(start, facing, goals) : [];
    }
  }
}

/** The walk, and at each of its stops how far the robot turns there. */
function route(start: Point, facing: Point, goals: readonly Point[]): readonly Drawn[] {
  const stops = [start, ...goals];
  const turns = goals.flatMap((goal, leg): Drawn[] => {
    const at = stops[leg]!;
    const heading = leg === 0 ? bearing(at, facing) : bearing(stops[leg - 1]!, at);
    const next = bearing(at, goal);
    return Math.abs(wrapped(next - heading)) < DEGREE ? [] : [turn(at, heading, next)];
  });
  return [
    { points: [start, facing], arrow: true, strong: false, label: 'facing', at: middle(start, facing) },
    { points: stops, arrow: true, strong: true, label: '', at: start },
    ...turns,
  ];
}

/** An arc from one direction to another, with the turn in whole degrees. */
function turn(at: Point, from: number, to: number): Drawn {
  const angle = wrapped(to - from);
  const steps = Math.max(1, Math.ceil(Math.abs(angle) / ARC_STEP));
  const point = (share: number): Point => {
    const direction = from + angle * share;
    return [at[0] + ARC * Math.cos(direction), at[1] + ARC * Math.sin(direction), at[2]];
  };
  const size = Math.round(Math.abs(angle) / DEGREE);
  return {
    points: Array.from({ length: steps + 1 }, (_, step) => point(step / steps)),
    arrow: true,
    strong: true,
    label: `${size}° ${angle > 0 ? 'left' : 'right'}`,
    at: point(0.5),
  };
}

function gap(a: SceneInstance, b: SceneInstance, strong: boolean): Drawn {
  const { distance, from, to } = boxDistance(boxOf(a), boxOf(b));
  return { points: [from, to], strong, label: `${fixed(distance, 2)} m`, at: middle(from, to) };
}

/** Along the highest edge of a box that is as long as its longest side. */
function longestSide(instance: SceneInstance): Drawn {
  const corners = boxCorners(boxOf(instance));
  const edges = BOX_EDGES.map(([a, b]) => ({ from: corners[a]!, to: corners[b]! })).map((edge) => ({
    ...edge,
    length: Math.hypot(...edge.to.map((value, axis) => value - edge.from[axis]!)),
  }));
  const longest = Math.max(...edges.map(({ length }) => length));
  const [edge] = edges
    .filter(({ length }) => length > longest - 1e-6)
    .sort((p, q) => q.from[2] + q.to[2] - (p.from[2] + p.to[2]));
  const { from, to } = edge!;
  return {
    points: [from, to],
    strong: true,
    label: `${Math.round(100 * longest)} cm`,
    at: middle(from, to),
  };
}

function outline({ bounds: { min, max } }: Scene): Drawn {
  const z = min[2] + OVER_FLOOR;
  const corner = (x: number, y: number): Point => [x, y, z];
  const [width, depth] = [max[0] - min[0], max[1] - min[1]];
  return {
    points: [
      corner(min[0], min[1]),
      corner(max[0], min[1]),
      corner(max[0], max[1]),
      corner(min[0], max[1]),
      corner(min[0], min[1]),
    ],
    strong: true,
    label: `${fixed(width, 2)} × ${fixed(depth, 2)} = ${fixed(width * depth, 1)} m²`,
    at: [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, z],
  };
}

function named(instance: SceneInstance, label: string, strong: boolean): Drawn {
  const [x, y, z, , , height] = instance.box;
  return { points: [[x, y, z]], strong, label, at: [x, y, z + height / 4] };
}

const boxOf = ({ box }: SceneInstance): WorldBox => box as unknown as WorldBox;

const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];

/** Against the clock from the x axis, seen from above. */
const bearing = (from: Point, to: Point): number => Math.atan2(to[1] - from[1], to[0] - from[0]);

const wrapped = (angle: number): number => Math.atan2(Math.sin(angle), Math.cos(angle));
