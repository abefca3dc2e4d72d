import { describe, expect, it } from 'vitest';
import type { ClipFrame } from '#rewards';
import { containedIn } from './containedIn';
import { FrameCache } from './FrameCache';
import { nearestIndex } from './nearestIndex';

describe('containedIn', () => {
  it('centres the largest picture that fits', () => {
    expect(containedIn({ width: 400, height: 200 }, { width: 160, height: 120 })).toMatchObject({
      y: 0,
      height: 200,
      scale: 200 / 120,
    });
    expect(containedIn({ width: 160, height: 300 }, { width: 160, height: 120 })).toEqual({
      x: 0,
      y: 90,
      width: 160,
      height: 120,
      scale: 1,
    });
  });
});

describe('nearestIndex', () => {
  const times = [0, 0.041667, 0.083333, 0.125];

  it('finds the nearest, whatever the rounding', () => {
    expect(nearestIndex(times, 0.0833334)).toBe(2);
    expect(nearestIndex(times, 0.0416)).toBe(1);
    expect(nearestIndex(times, -1)).toBe(0);
    expect(nearestIndex(times, 9)).toBe(3);
  });
});

describe('FrameCache', () => {
  const closed: number[] = [];
  const image = (frame: number) => ({ close: () => closed.push(frame) }) as unknown as ImageBitmap;
  const fill = (capacity: number, frames: readonly number[], wanted: number): FrameCache => {
    closed.length = 0;
    const cache = new FrameCache(capacity);
    for (const frame of frames) cache.add(frame as ClipFrame, image(frame), wanted as ClipFrame);
    return cache;
  };

  it('shows the picture asked for, and otherwise the one shown last', () => {
    const cache = fill(8, [4, 5, 6], 5);
    expect(cache.show(5 as ClipFrame, false)?.frame).toBe(5);
    expect(cache.show(9 as ClipFrame, false)?.frame).toBe(5);
  });

  it('shows nothing before the first picture', () => {
    expect(new FrameCache(4).show(0 as ClipFrame, false)).toBeNull();
  });

  it('goes on with the latest there is while playing, never back and never ahead', () => {
    const cache = fill(8, [4, 6, 12], 6);
    cache.show(4 as ClipFrame, true);
    expect(cache.show(8 as ClipFrame, true)?.frame).toBe(6);
    expect(cache.show(7 as ClipFrame, true)?.frame).toBe(6);
  });

  it('drops and closes the furthest, but never the one shown', () => {
    const cache = fill(3, [0, 1, 2], 1);
    cache.show(0 as ClipFrame, false);
    for (const frame of [20, 21, 22]) cache.add(frame as ClipFrame, image(frame), 20 as ClipFrame);
    expect(closed).toEqual([1, 2, 22]);
    expect(cache.show(0 as ClipFrame, false)?.frame).toBe(0);
    expect(cache.show(21 as ClipFrame, false)?.frame).toBe(21);
  });

  it('closes everything in the end', () => {
    const cache = fill(4, [1, 2], 1);
    cache.clear();
    expect(closed).toEqual([1, 2]);
  });
});
