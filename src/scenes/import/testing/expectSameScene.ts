import { expect } from 'vitest';
import { eulerToMatrix } from '#rewards';
import type { SceneFolder } from '../sceneFolder';

/** Largest difference of two rows of numbers. */
function off(a: readonly number[], b: readonly number[]): number {
  expect(a.length).toBe(b.length);
  return Math.max(0, ...a.map((value, i) => Math.abs(value - b[i]!)));
}

/** A box whose angles are a matrix, since two triples of angles may be one rotation. */
function solid(box: readonly number[]): number[] {
  return [...box.slice(0, 6), ...eulerToMatrix([box[6]!, box[7]!, box[8]!])];
}

/** Expects two scenes to have the same frames, poses, intrinsics and instances, within `tolerance` (1e-12 where a format stores
 * rotations in another form). */
export function expectSameScene(actual: SceneFolder, wanted: SceneFolder, tolerance = 1e-12): void {
  const [a, b] = [actual.scene, wanted.scene];
  expect(a.id).toBe(b.id);
  expect(a.intrinsics).toEqual(b.intrinsics);
  expect([a.clip?.width, a.clip?.height, a.clip?.frames]).toEqual([
    b.clip?.width,
    b.clip?.height,
    b.clip?.frames,
  ]);
  expect(a.poses).toHaveLength(b.poses.length);
  a.poses.forEach((pose, frame) => {
    expect(off(pose, b.poses[frame]!), `pose ${frame}`).toBeLessThanOrEqual(tolerance);
  });
  expect(a.instances.map(({ id, label }) => [id, label])).toEqual(
    b.instances.map(({ id, label }) => [id, label]),
  );
  a.instances.forEach(({ id, box }, i) => {
    expect(off(solid(box), solid(b.instances[i]!.box)), id).toBeLessThanOrEqual(tolerance);
  });
}
