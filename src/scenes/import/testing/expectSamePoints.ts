import { expect } from 'vitest';
import type { PointCloud } from '../../pointCloud';

/** Expects two clouds to be the same to the last bit, in the same order. */
export function expectSamePoints(actual: PointCloud | null, wanted: PointCloud): void {
  expect(actual?.count).toBe(wanted.count);
  const bytes = ({ positions: { buffer, byteOffset, byteLength } }: PointCloud) =>
    Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
  expect(bytes(actual!).equals(bytes(wanted)), 'positions').toBe(true);
  expect(Buffer.from(actual!.colors).equals(Buffer.from(wanted.colors)), 'colours').toBe(true);
}
