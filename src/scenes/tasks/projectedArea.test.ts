import { describe, expect, it } from 'vitest';
import type { WorldBox } from '#rewards';
import { cameraPose } from '../cameraPose';
import { projectedArea } from './projectedArea';

const pose = cameraPose({ x: 0, y: 0, z: 0, heading: 0, pitch: 0, roll: 0 });
const lens = { fx: 1, fy: 1, cx: 0.5, cy: 0.5 };
const box = (...numbers: number[]) => [...numbers, 0, 0, 0] as unknown as WorldBox;

describe('projectedArea', () => {
  it('is what the near side of a box in the middle covers', () => {
    expect(projectedArea(box(0, 4.5, 0, 1, 1, 1), pose, lens)).toBeCloseTo(1 / 16, 12);
  });

  it('is clipped to the picture', () => {
    // the near side runs from u = 0.5 to u = 1.5: half of it is outside
    expect(projectedArea(box(0.5, 1.05, 0, 1, 0.1, 1), pose, lens)).toBeCloseTo(0.5, 12);
    expect(projectedArea(box(0, 1.05, 0, 9, 0.1, 9), pose, lens)).toBeCloseTo(1, 12);
    expect(projectedArea(box(5, 2, 0, 1, 1, 1), pose, lens)).toBe(0);
  });

  it('leaves out what is behind the camera', () => {
    expect(projectedArea(box(0, -3, 0, 1, 1, 1), pose, lens)).toBe(0);
    // a long beam through the camera's side: only its part in front counts
    const beam = projectedArea(box(0.5, 0, 0, 0.2, 8, 0.2), pose, lens);
    const front = projectedArea(box(0.5, 2.025, 0, 0.2, 3.95, 0.2), pose, lens);
    expect(beam).toBeCloseTo(front, 9);
  });

  it('grows as a box comes nearer', () => {
    const areas = [5, 4, 3, 2].map((y) => projectedArea(box(0.3, y, 0.2, 0.5, 0.5, 0.5), pose, lens));
    expect([...areas].sort()).toEqual(areas);
  });
});
