import { transformPoint } from '#rewards';
import { rayCoordinates, raysPerFrame } from '../rayGrid';
import type { Known } from './known';
import type { Question } from './question';
import { metres } from './words';

/** A wall counts as seen if so many measured points lie this near to its plane, metres. */
const POINTS_ON_A_WALL = 4;
const WALL_THICKNESS = 0.12;

/** Floor area in square metres, if all four walls are seen in the shown views. */
export function* roomSizeQuestions(known: Known): Generator<Question> {
  const { min, max } = known.scene.bounds;
  if (!wallsSeen(known)) return;
  const [width, depth] = [max[0] - min[0], max[1] - min[1]];
  yield {
    type: 'room_size_estimation',
    ask: 'How large is the floor of this room, in square metres?',
    answer: (width * depth).toFixed(1),
    working: [`room: ${metres(width)} m by ${metres(depth)} m`, `area: ${(width * depth).toFixed(2)} m²`],
    about: [],
  };
}

function wallsSeen({ scene, shown }: Known): boolean {
  const { min, max } = scene.bounds;
  const walls = [
    { axis: 0, at: min[0] },
    { axis: 0, at: max[0] },
    { axis: 1, at: min[1] },
    { axis: 1, at: max[1] },
  ] as const;
  const counts = walls.map(() => 0);
  for (const point of measuredPoints(scene.views, shown))
    walls.forEach(({ axis, at }, wall) => {
      if (Math.abs(point[axis] - at) < WALL_THICKNESS) counts[wall]!++;
    });
  return counts.every((count) => count >= POINTS_ON_A_WALL);
}

/** World points of the rays of the shown views. */
function measuredPoints(
  views: Known['scene']['views'],
  shown: readonly number[],
): [number, number, number][] {
  const { fx, fy, cx, cy } = views.intrinsics;
  const rays = raysPerFrame(views);
  const at = rayCoordinates(views);
  return shown.flatMap((view) =>
    Array.from({ length: rays }, (_, ray) => ray).flatMap((ray) => {
      const depth = views.depth[view * rays + ray]!;
      const [u, v] = [at[2 * ray]!, at[2 * ray + 1]!];
      return depth > 0
        ? [transformPoint(views.poses[view]!, [(depth * (u - cx)) / fx, (depth * (v - cy)) / fy, depth])]
        : [];
    }),
  );
}
