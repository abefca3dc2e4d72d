import type { PointCloud } from '../../pointCloud';
import type { FileToWorld } from './fileToWorld';

/** A file's points in our world, metres, those that are not finite left out; colours as they are. */
export function convertPoints(cloud: PointCloud, world: FileToWorld): PointCloud {
  const { positions, colors } = cloud;
  const moved = { positions: new Float32Array(3 * cloud.count), colors: new Uint8Array(3 * cloud.count) };
  let count = 0;
  for (let i = 0; i < cloud.count; i++) {
    const point = world.point([positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!]);
    if (!point.every(Number.isFinite)) continue;
    for (let axis = 0; axis < 3; axis++) {
      moved.positions[3 * count + axis] = point[axis]!;
      moved.colors[3 * count + axis] = colors[3 * i + axis]!;
    }
    count += 1;
  }
  return {
    count,
    positions: moved.positions.subarray(0, 3 * count),
    colors: moved.colors.subarray(0, 3 * count),
  };
}
