import { describe, expect, it } from 'vitest';
import { riseOf } from './riseOf';

describe('riseOf', () => {
  it('compares the means of the first and the last tenth', () => {
    const points = Array.from({ length: 40 }, (_, x) => ({ x, y: x < 20 ? 1 + (x % 2) : 2 + (x % 2) }));
    expect(riseOf(points)).toBe(1);
  });

  it('says nothing of a few points', () => {
    expect(riseOf([{ x: 0, y: 1 }])).toBeNull();
  });
});
