import { describe, expect, it } from 'vitest';
import { frameTicks } from './frameTicks';
import { stillAt } from './stillAt';
import { visibleRanges } from './visibleRanges';

describe('frameTicks', () => {
  it('numbers frames at round steps with room for the numbers', () => {
    expect(frameTicks(192, 900)).toEqual([0, 20, 40, 60, 80, 100, 120, 140, 160, 180]);
    expect(frameTicks(31, 1024)).toEqual(Array.from({ length: 16 }, (_, i) => 2 * i));
  });

  it('numbers at least the first frame of a strip that is too narrow', () => {
    expect(frameTicks(192, 10)).toEqual([0]);
  });
});

describe('stillAt', () => {
  it('finds the nearest still in its grid', () => {
    const thumbnails = {
      file: '',
      columns: 4,
      width: 40,
      height: 30,
      frames: [0, 6, 12, 18, 24, 30, 36, 42],
    };
    expect(stillAt(thumbnails, 0)).toEqual({ column: 0, row: 0 });
    expect(stillAt(thumbnails, 28)).toEqual({ column: 1, row: 1 });
    expect(stillAt(thumbnails, 99)).toEqual({ column: 3, row: 1 });
  });
});

describe('visibleRanges', () => {
  const seen = (frame: number, visible: number) => ({ frame, visible, area: 100 });

  it('joins neighbouring frames, in any order, and leaves out what is mostly hidden', () => {
    const list = [seen(3, 1), seen(1, 0.9), seen(2, 0.5), seen(4, 0.1), seen(8, 0.3)];
    expect(visibleRanges(list)).toEqual([
      [1, 3],
      [8, 8],
    ]);
  });

  it('is empty for an instance that is never seen', () => {
    expect(visibleRanges([])).toEqual([]);
  });
});
