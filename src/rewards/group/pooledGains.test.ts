import { describe, expect, it } from 'vitest';
import { PooledDetection } from '../metrics/pooledDetection';
import { pooledGains } from './pooledGains';

const sample = (per_class: Record<string, readonly [number, number, number]>) => ({
  per_class: Object.fromEntries(
    Object.entries(per_class).map(([category, [tp, fp, fn]]) => [category, { tp, fp, fn }]),
  ),
});
const nothing = new Map();

describe('pooledGains', () => {
  it('are what the pooled metric gains, as far as one answer in many can move it', () => {
    const past = sample({ chair: [3000, 2000, 5000], lamp: [20, 150, 180], bed: [400, 100, 50] });
    const answers = [
      sample({ chair: [2, 1, 1], lamp: [0, 0, 1] }),
      sample({ chair: [1, 0, 2], lamp: [1, 2, 0] }),
      sample({ chair: [3, 4, 0], lamp: [0, 1, 1] }),
    ];
    const metric = (answer: (typeof answers)[number]) => {
      const pooled = new PooledDetection(['chair', 'lamp', 'bed']);
      for (const each of [past, answer]) pooled.add(each);
      return pooled.mean(['chair', 'lamp', 'bed']).f1;
    };
    const { gains } = pooledGains(new Map(Object.entries(past.per_class)), answers);
    const ratio = (of: (i: number) => number) => (of(0) - of(1)) / (of(0) - of(2));
    expect(ratio((i) => gains[i]!) / ratio((i) => metric(answers[i]!))).toBeCloseTo(1, 1);
    // One lamp found is worth more than one chair: there are few.
    expect(gains[1]).toBeGreaterThan(gains[0]!);
  });

  it('of perfect answers are 1 on average, and of empty ones 0', () => {
    const perfect = [sample({ chair: [2, 0, 0] }), sample({ chair: [1, 0, 0], bed: [1, 0, 0] })];
    const { gains } = pooledGains(nothing, perfect);
    expect((gains[0]! + gains[1]!) / 2).toBeCloseTo(1, 12);
    expect(pooledGains(nothing, [sample({ chair: [0, 0, 2] })]).gains).toEqual([0]);
    expect(pooledGains(nothing, [sample({})]).gains).toEqual([0]);
    expect(pooledGains(nothing, []).gains).toEqual([]);
  });

  it('take a false box for as bad as its category is good', () => {
    const past = new Map([
      ['chair', { tp: 90, fp: 10, fn: 10 }],
      ['lamp', { tp: 10, fp: 90, fn: 90 }],
    ]);
    const wrong = (label: string) => sample({ [label]: [0, 1, 0], bed: [1, 0, 0] });
    const { gains } = pooledGains(past, [wrong('chair'), wrong('lamp')]);
    expect(gains[0]).toBeLessThan(gains[1]!);
    expect(gains[1]).toBeGreaterThan(0);
  });

  it('forget: a batch keeps 98 % of what was counted before it', () => {
    const first = pooledGains(nothing, [sample({ chair: [1, 2, 3] })]).counts;
    const { counts } = pooledGains(first, [sample({ bed: [1, 0, 0] })]);
    expect(counts.get('chair')).toEqual({ tp: 0.98, fp: 1.96, fn: 2.94 });
    expect(counts.get('bed')).toEqual({ tp: 1, fp: 0, fn: 0 });
    expect(first.get('chair')).toEqual({ tp: 1, fp: 2, fn: 3 });
  });
});
