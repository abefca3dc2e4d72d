import { volumeWithin } from './overlapVolume';

type Vector3 = readonly [number, number, number];

/** A box as its eight single-precision corners make it. */
interface Solid {
  readonly centre: Vector3;
  /** From the centre to the centre of three faces. */
  readonly halfAxes: readonly [Vector3, Vector3, Vector3];
}

/** PyTorch3D's `box3d_overlap` refuses boxes with a face triangle below this area, m² (`eps`). */
const SMALLEST_TRIANGLE = 1e-4;

/** The IoU that VG-LLM's evaluator sees (3d-rft.md §2.4): box corners are single-precision tensors, a negative extent only
 * mirrors them, and a box with a face so small that PyTorch3D raises an error overlaps nothing. Takes nine numbers; a list
 * that is none overlaps nothing. Within rounding it is `boxIoU`. */
export function pytorchIoU(a: readonly number[], b: readonly number[]): number {
  if (a.length !== 9 || b.length !== 9) return 0;
  const [p, q] = [solidOf(a), solidOf(b)];
  // Negated, so that a NaN anywhere ends here.
  if (!(smallestTriangle(p) >= SMALLEST_TRIANGLE && smallestTriangle(q) >= SMALLEST_TRIANGLE)) return 0;

  // In units of q's half axes q is the cube |x|, |y|, |z| ≤ 1.
  const [u, v, w] = q.halfAxes;
  const determinant = dot(u, cross(v, w));
  const rows = [cross(v, w), cross(w, u), cross(u, v)];
  const into = (x: Vector3) => rows.map((row) => dot(row, x) / determinant) as unknown as Vector3;
  const offset = into([p.centre[0] - q.centre[0], p.centre[1] - q.centre[1], p.centre[2] - q.centre[2]]);
  const shared = Math.abs(
    volumeWithin({ centre: offset, halfAxes: p.halfAxes.flatMap(into) }, 1, 1, 1) * determinant,
  );
  const union =
    8 * Math.abs(determinant) +
    8 * Math.abs(dot(p.halfAxes[0], cross(p.halfAxes[1], p.halfAxes[2]))) -
    shared;
  const iou = shared / union;
  return iou > 1e-14 ? Math.min(1, iou) : 0; // What is less, or no number, is rounding noise or overflow.
}

/** Corners as `EulerDepthInstance3DBoxes.corners` computes them, each operation in single precision. */
function solidOf(box: readonly number[]): Solid {
  const f = Math.fround;
  const [cx, cy, cz, dx, dy, dz, a, b, g] = box.map(f) as number[] & { length: 9 };
  const [ca, sa, cb, sb, cg, sg] = [a!, b!, g!].flatMap((angle) => [
    f(Math.cos(angle)),
    f(Math.sin(angle)),
  ]) as [number, number, number, number, number, number];
  const [zx, zy] = [f(sa * sb), f(ca * sb)];
  const rows: readonly Vector3[] = [
    [f(f(ca * cg) - f(zx * sg)), -f(sa * cb), f(f(ca * sg) + f(zx * cg))],
    [f(f(sa * cg) + f(zy * sg)), f(ca * cb), f(f(sa * sg) - f(zy * cg))],
    [-f(cb * sg), sb, f(cb * cg)],
  ];
  const sums = new Float64Array(12);
  for (let corner = 0; corner < 8; corner++) {
    const signs = [corner & 4 ? 1 : -1, corner & 2 ? 1 : -1, corner & 1 ? 1 : -1] as const;
    const [x, y, z] = [f((dx! * signs[0]) / 2), f((dy! * signs[1]) / 2), f((dz! * signs[2]) / 2)];
    rows.forEach((row, i) => {
      const turned = f(f(f(row[0] * x) + f(row[1] * y)) + f(row[2] * z));
      const value = f(turned + [cx!, cy!, cz!][i]!);
      sums[i]! += value / 8;
      for (let axis = 0; axis < 3; axis++) sums[3 + 3 * axis + i]! += (signs[axis]! * value) / 8;
    });
  }
  const vector = (at: number): Vector3 => [sums[at]!, sums[at + 1]!, sums[at + 2]!];
  return { centre: vector(0), halfAxes: [vector(3), vector(6), vector(9)] };
}

function smallestTriangle({ halfAxes: [u, v, w] }: Solid): number {
  return 2 * Math.min(length(cross(u, v)), length(cross(v, w)), length(cross(w, u)));
}

function cross(p: Vector3, q: Vector3): Vector3 {
  return [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]];
}

function dot(p: Vector3, q: Vector3): number {
  return p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
}

function length(p: Vector3): number {
  return Math.sqrt(dot(p, p));
}
