import { describe, expect, it } from 'vitest';
import type { Scene } from '#scenes';
import { coprimeStride, pointAttributes } from './pointAttributes';

const scene = {
  bounds: { min: [0, 0, 0], max: [4, 4, 2.5] },
  instances: [{ box: [0.3, 2, 0.5, 0.6, 1, 1, 0, 0, 0] }],
} as unknown as Scene;

describe('pointAttributes', () => {
  it('tells what belongs to an object from what is part of the room, near the walls', () => {
    const places = [0.1, 2, 0.5, 0.1, 3.5, 0.5, 2, 2, 0, 0.4, 2, 0.5];
    const points = {
      count: 4,
      positions: Float32Array.from(places),
      colors: Uint8Array.from(places.map((_, i) => i)),
    };
    const { positions, colours } = pointAttributes(points, scene);
    const found = new Map([0, 1, 2, 3].map((i) => [colours[4 * i], [positions[3 * i], colours[4 * i + 3]]]));
    expect(found.get(0)).toEqual([Math.fround(0.1), 255]);
    expect(found.get(3)).toEqual([Math.fround(0.1), 0]);
    expect(found.get(6)).toEqual([2, 0]);
    // nowhere near a wall: it is never cut, whosever it is
    expect(found.get(9)![1]).toBe(0);
  });
});

describe('coprimeStride', () => {
  it('visits every place once', () => {
    for (const count of [1, 2, 6, 1600, 9973]) {
      const stride = coprimeStride(count);
      const seen = new Set(Array.from({ length: count }, (_, i) => (i * stride) % count));
      expect(seen.size).toBe(count);
    }
  });
});
