import type { PointCloud } from '../pointCloud';

/** Edges of the cubes, metres, of which one point each comes first. */
const CUBES = [0.2, 0.1, 0.05];

/** A cloud in the order of docs/scene-format.md (one point per 20 cm cube, then per 10 cm, per 5 cm, then the rest), cut to
 * `budget` points: any prefix is an even, thinner cloud. The order depends on the points alone, not on how they were ordered,
 * so a cloud that comes back from an export keeps its own. Positions in metres. */
export function thinPoints(cloud: PointCloud, budget: number): PointCloud {
  const { count, positions, colors } = cloud;
  const shuffled = hashOrder(cloud);
  const levels: number[][] = [...CUBES.map(() => []), []];
  const taken = CUBES.map(() => new Set<number>());
  for (const point of shuffled) {
    let level = CUBES.length;
    for (let k = CUBES.length - 1; k >= 0; k--) {
      const cube = cubeOf(positions, point, CUBES[k]!);
      if (taken[k]!.has(cube)) break;
      taken[k]!.add(cube);
      level = k;
    }
    levels[level]!.push(point);
  }
  const kept = levels.flat().slice(0, Math.min(budget, count));
  const out = { positions: new Float32Array(3 * kept.length), colors: new Uint8Array(3 * kept.length) };
  kept.forEach((point, i) => {
    for (let axis = 0; axis < 3; axis++) {
      out.positions[3 * i + axis] = positions[3 * point + axis]!;
      out.colors[3 * i + axis] = colors[3 * point + axis]!;
    }
  });
  return { count: kept.length, ...out };
}

/** All points, ordered by a hash of where they are and of their colour. */
function hashOrder({ count, positions, colors }: PointCloud): Uint32Array {
  const bits = new Uint32Array(positions.buffer, positions.byteOffset, 3 * count);
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const colour = colors[3 * i]! | (colors[3 * i + 1]! << 8) | (colors[3 * i + 2]! << 16);
    let hash = mix(bits[3 * i]! ^ mix(bits[3 * i + 1]! ^ mix(bits[3 * i + 2]! ^ mix(colour))));
    hash >>>= 0;
    // 32 bits of hash and 21 of index fit a float64 exactly: one sort of plain numbers orders both
    keys[i] = hash * INDEX + (i % INDEX);
  }
  if (count <= INDEX) {
    keys.sort();
    return Uint32Array.from(keys, (key) => key % INDEX);
  }
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  return order.sort((p, q) => keys[p]! - keys[q]! || p - q);
}

const INDEX = 2 ** 21;

/** The finisher of MurmurHash3: every bit of the input changes half the bits of the output. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** One number per cube; 2^17 cubes along each axis before they repeat. */
function cubeOf(positions: Float32Array, point: number, edge: number): number {
  let key = 0;
  for (let axis = 0; axis < 3; axis++) {
    const cell = Math.floor(positions[3 * point + axis]! / edge);
    key = key * 131072 + (cell & 131071);
  }
  return key;
}
