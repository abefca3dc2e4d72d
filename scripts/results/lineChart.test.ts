import { describe, expect, it } from 'vitest';
import { lineChart } from './lineChart';

describe('lineChart', () => {
  const words = { title: 'A & B', description: '<lines>', x: 'steps' };

  it('puts points where their numbers say, within round bounds', () => {
    const points = [
      [0, 0.2],
      [50, 0.4],
      [100, 0.6],
    ] as const;
    const svg = lineChart([{ name: 'one', points, weight: 'mean' }], words);
    const drawn = /points="([^"]*)"/
      .exec(svg)![1]!
      .split(' ')
      .map((point) => point.split(',').map(Number));
    expect(drawn[1]![0]! * 2).toBeCloseTo(drawn[0]![0]! + drawn[2]![0]!, 0);
    expect(drawn[1]![1]! * 2).toBeCloseTo(drawn[0]![1]! + drawn[2]![1]!, 0);
    expect(drawn[0]![1]!).toBeGreaterThan(drawn[2]![1]!);
    for (const tick of ['>0<', '>100<', '>0.2<', '>0.6<']) expect(svg).toContain(tick);
    expect(svg).toContain('<title id="title">A &#38; B</title>');
    expect(svg).toContain('<desc id="description">&#60;lines&#62;</desc>');
  });

  it('survives a line that is flat', () => {
    const flat = {
      name: 'flat',
      points: [
        [0, 0],
        [10, 0],
      ] as const,
      weight: 'mean' as const,
    };
    expect(lineChart([flat], words)).not.toMatch(/NaN|Infinity/);
  });
});
