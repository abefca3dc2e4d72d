import { describe, expect, it } from 'vitest';
import { growth } from './growth';

const probes = (value: (probe: number) => number) => Array.from({ length: 40 }, (_, probe) => value(probe));

describe('growth of a soak', () => {
  it('sees a single tensor that is lost every other probe', () => {
    expect(growth(probes((probe) => 500 + Math.floor(probe / 2)))).toBeGreaterThan(0.02);
  });

  it('does not mind a warm-up, a saw tooth, or nothing at all', () => {
    expect(growth(probes((probe) => Math.min(probe, 7)))).toBe(0);
    expect(Math.abs(growth(probes((probe) => 100 + (probe % 2))))).toBeLessThan(0.005);
    expect(growth(probes(() => 0))).toBe(0);
  });

  it('is negative where a figure falls, and refuses a handful', () => {
    expect(growth(probes((probe) => 100 - probe))).toBeLessThan(-0.2);
    expect(() => growth([1, 2, 3])).toThrow(/too few/);
  });
});
