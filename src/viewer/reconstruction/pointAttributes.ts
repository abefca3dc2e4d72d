import type { PointCloud, Scene } from '#scenes';
import { boxAxes } from '../geometry/boxAxes';
import type { Bounds } from './bounds';
import { pointSpacing } from './pointSpacing';

/** The points as the shader takes them, in an order of which every beginning is a thinner cloud of the whole room. */
export interface PointAttributes {
  /** `[3 · count]`, world, metres. */
  readonly positions: Float32Array;
  /** `[4 · count]`: sRGB, then 255 for a point of one of the scene's objects and 0 for one of the room itself. */
  readonly colours: Uint8Array;
  /** How far apart the points lie on a surface, metres. */
  readonly spacing: number;
}

/** Only points so near to a wall or to the ceiling can be cut away, metres; whose they are matters for these alone. */
export const WALL_REACH = 0.22;
/** Objects reach a little further than their boxes: scans are noisy. */
const SLACK = 0.03;

export function pointAttributes({ count, positions, colors }: PointCloud, scene: Scene): PointAttributes {
  const stride = coprimeStride(count);
  const out = {
    positions: new Float32Array(3 * count),
    colours: new Uint8Array(4 * count),
    spacing: pointSpacing(positions, scene.bounds),
  };
  const isObject = objectTest(scene.instances);
  for (let i = 0, from = 0; i < count; i++, from = (from + stride) % count) {
    const x = positions[3 * from]!;
    const y = positions[3 * from + 1]!;
    const z = positions[3 * from + 2]!;
    out.positions[3 * i] = x;
    out.positions[3 * i + 1] = y;
    out.positions[3 * i + 2] = z;
    out.colours[4 * i] = colors[3 * from]!;
    out.colours[4 * i + 1] = colors[3 * from + 1]!;
    out.colours[4 * i + 2] = colors[3 * from + 2]!;
    out.colours[4 * i + 3] = nearWall(x, y, z, scene.bounds) && isObject(x, y, z) ? 255 : 0;
  }
  return out;
}

/** Steps of about 0.618 of the count visit every point once, and the first steps lie all over the file. */
export function coprimeStride(count: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let stride = Math.max(Math.round(count * 0.618034), 1);
  while (divisor(stride, count) > 1) stride++;
  return stride;
}

function nearWall(x: number, y: number, z: number, { min, max }: Bounds): boolean {
  return (
    x < min[0] + WALL_REACH ||
    x > max[0] - WALL_REACH ||
    y < min[1] + WALL_REACH ||
    y > max[1] - WALL_REACH ||
    z > max[2] - WALL_REACH
  );
}

/** Whether a point lies in any object's box. */
function objectTest(instances: Scene['instances']): (x: number, y: number, z: number) => boolean {
  const boxes = instances.map(({ box }) => {
    const axes = boxAxes(box as unknown as Parameters<typeof boxAxes>[0]);
    return { centre: box.slice(0, 3), axes, half: box.slice(3, 6).map((size) => size / 2 + SLACK) };
  });
  return (x, y, z) =>
    boxes.some(({ centre, axes, half }) => {
      const [dx, dy, dz] = [x - centre[0]!, y - centre[1]!, z - centre[2]!];
      return axes.every((axis, i) => Math.abs(axis[0] * dx + axis[1] * dy + axis[2] * dz) <= half[i]!);
    });
}
