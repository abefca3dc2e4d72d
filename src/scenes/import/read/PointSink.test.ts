import { describe, expect, it } from 'vitest';
import { PointSink } from './PointSink';

const list = (values: ArrayLike<number>) => Array.from(values);

describe('PointSink', () => {
  it('keeps all points and their colours, and makes room as it goes', () => {
    const sink = new PointSink(1);
    for (let i = 0; i < 9; i++) sink.add(i, -i, 0.5, i, 300, -2);
    const { points, notes } = sink.finish('a');
    expect(points.count).toBe(9);
    expect(list(points.positions.subarray(24))).toEqual([8, -8, 0.5]);
    expect(list(points.colors.subarray(24))).toEqual([8, 255, 0]);
    expect(notes).toEqual([]);
  });

  it.each([8, 9, 16, 17, 20, 63, 64, 65, 1000])('thins evenly to a limit of 8: %i points', (offered) => {
    const sink = new PointSink(3, 8);
    for (let i = 0; i < offered; i++) sink.add(i, 0, 0);
    const { points, notes } = sink.finish('a');
    const kept = list(points.positions).filter((_, i) => i % 3 === 0);
    const every = kept[1]! - kept[0]!;
    expect(kept).toEqual(kept.map((_, k) => k * every));
    expect(kept.length).toBe(Math.ceil(offered / every));
    expect(kept.length <= 8 && (every === 1 || kept.length > 4)).toBe(true);
    expect(notes).toEqual(every === 1 ? [] : [`a: of ${offered} points one in ${every} was read`]);
  });
});
