import { describe, expect, it } from 'vitest';
import { Random } from './random';
import { rayCoordinates } from './rayGrid';
import { depthCode, packRays, unpackRays } from './rayPacking';
import { SceneError } from './sceneError';

describe('packRays', () => {
  const random = Random.seeded(11);
  const count = 5000;
  const depth = Float32Array.from({ length: count }, () => random.between(0.25, 12));
  const rgb = Float32Array.from({ length: 3 * count }, () => random.uniform());

  it('comes back within half a step', () => {
    const back = unpackRays(packRays(depth, rgb), count);
    depth.forEach((metres, i) => {
      expect(Math.abs(back.depth[i]! / metres - 1)).toBeLessThan(0.0019 + 1e-6);
    });
    rgb.forEach((value, i) => {
      const steps = i % 3 === 2 ? 15 : 31;
      expect(Math.abs(back.rgb[i]! - value)).toBeLessThanOrEqual(0.5 / steps + 1e-6);
    });
  });

  it('packs what was unpacked to the same bytes', () => {
    const packed = packRays(depth, rgb);
    const back = unpackRays(packed, count);
    expect(packRays(back.depth, back.rgb)).toEqual(packed);
  });

  it('gives every code its own depth, from 0.25 to 12 m', () => {
    expect(depthCode(0.25)).toBe(1);
    expect(depthCode(12)).toBe(1023);
    const bytes = Uint8Array.from(
      { length: 3 * 1024 },
      (_, i) => [(i / 3) & 255, Math.floor(i / 3) >> 8, 0][i % 3]!,
    );
    const { depth: metres } = unpackRays(bytes, 1024);
    expect(metres[0]).toBe(0);
    expect(metres[1]).toBeCloseTo(0.25, 6);
    expect(metres[1023]).toBeCloseTo(12, 5);
    for (let code = 1; code < 1024; code++) expect(depthCode(metres[code]!)).toBe(code);
  });

  it('reads as no measurement what is none', () => {
    expect([0, -1, 0.2, 13, Number.NaN, Number.POSITIVE_INFINITY].map(depthCode)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('places the bits as documented', () => {
    const bytes = packRays(Float32Array.of(0.25), Float32Array.of(1, 0, 1));
    expect(bytes[0]! | (bytes[1]! << 8) | (bytes[2]! << 16)).toBe(1 | (31 << 10) | (15 << 20));
  });

  it('says what is wrong with a truncated buffer', () => {
    const packed = packRays(depth, rgb);
    expect(() => unpackRays(packed.subarray(0, 100), count, 'rays.bin')).toThrow(SceneError);
    expect(() => unpackRays(packed.subarray(0, 100), count, 'rays.bin')).toThrow(
      'rays.bin is 100 bytes long: 5000 rays take 15000 bytes. The file is cut short: copy it again.',
    );
  });
});

describe('rayCoordinates', () => {
  it('runs through patches row by row, and through the rays of each', () => {
    const at = rayCoordinates({ patches: 4, raysPerPatchSide: 3 });
    const pair = (ray: number) =>
      [at[2 * ray]! * 12 - 0.5, at[2 * ray + 1]! * 12 - 0.5].map((v) => Math.round(v * 1e9) / 1e9);
    expect(pair(0)).toEqual([0, 0]);
    expect(pair(1)).toEqual([1, 0]);
    expect(pair(3)).toEqual([0, 1]);
    expect(pair(9)).toEqual([3, 0]);
    expect(pair(4 * 9)).toEqual([0, 3]);
    expect(pair(143)).toEqual([11, 11]);
  });
});
