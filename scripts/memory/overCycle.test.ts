import { expect, it } from 'vitest';
import { growth } from '../soak/growth';
import { overCycle } from './overCycle';

const rooms = [300, 100, 700, 200, 500, 400];
const openings = (lost: number) => Array.from({ length: 50 }, (_, i) => rooms[i % 6]! + lost * i);

it('is flat where only the rooms differ, and sees one object lost with each', () => {
  expect(overCycle([1, 2, 3, 4], 2)).toEqual([1.5, 2.5, 3.5]);
  expect(growth(overCycle(openings(0), 6))).toBe(0);
  expect(growth(overCycle(openings(1), 6))).toBeGreaterThan(0.05);
});
