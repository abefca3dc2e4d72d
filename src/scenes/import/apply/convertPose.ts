import { type Matrix3, nearestRotation, type Pose } from '#rewards';
import type { Convention } from '../convention';
import type { FileToWorld } from './fileToWorld';
import { determinant3, invertAffine, matrix4, multiply3, rotationOf, translationOf } from './matrix3';

/** Rounding of this size is that of a file's digits, and is kept. */
const ROUNDING = 1e-5;
/** With more than this, a matrix is no pose. */
const NEARLY = 1e-3;
/** OpenGL's camera axes in OpenCV's: y and z the other way. */
const FLIP: Matrix3 = [1, 0, 0, 0, -1, 0, 0, 0, -1];

export type ConvertedPose =
  | {
      readonly pose: Pose /** How far the file's rotation was from one, where it was mended; else 0. */;
      readonly mended: number;
    }
  | { readonly fault: string };

/** A file's pose as ours: camera-to-world, OpenCV axes, metres, z up. */
export function convertPose(
  raw: readonly number[],
  convention: Convention,
  world: FileToWorld,
): ConvertedPose {
  const fault = poseFault(raw);
  if (fault) return { fault };
  const rotation = rotationOf(raw);
  const nearest = nearestRotation(rotation);
  const off = nearest
    ? Math.max(...rotation.map((value, i) => Math.abs(value - nearest[i]!)))
    : Number.POSITIVE_INFINITY;
  if (!nearest || off > NEARLY) return { fault: rotationFault(rotation) };
  const mended = off > ROUNDING ? off : 0;
  const rigid = mended > 0 ? matrix4(nearest, translationOf(raw)) : raw;
  const cameraToFile = convention.pose === 'camera-to-world' ? rigid : invertAffine(rigid);
  const axes = rotationOf(cameraToFile);
  const turned = multiply3(world.rotation, convention.camera === 'opengl' ? multiply3(axes, FLIP) : axes);
  const pose = matrix4(turned, world.point(translationOf(cameraToFile)));
  return { pose: pose as readonly number[] as Pose, mended };
}

function poseFault(raw: readonly number[]): string | null {
  if (raw.length !== 16) return `a pose has 16 numbers, this one has ${raw.length}`;
  if (!raw.every(Number.isFinite)) return 'not all numbers are finite (tracking was lost)';
  const lastRow = raw.slice(12);
  const near = lastRow.every((value, column) => Math.abs(value - (column === 3 ? 1 : 0)) <= NEARLY);
  if (near) return null;
  const columnMajor = Math.hypot(raw[3]!, raw[7]!, raw[11]!) < 1e-9 && Math.abs(raw[15]! - 1) <= NEARLY;
  return columnMajor
    ? 'the translation stands in the last row: the matrix is column-major'
    : `the last row is ${lastRow.join(' ')} instead of 0 0 0 1`;
}

function rotationFault(rotation: Matrix3): string {
  const determinant = determinant3(rotation);
  if (Math.abs(determinant + 1) <= NEARLY) return 'the rotation is a mirror image (a left-handed world)';
  if (!(Math.abs(determinant) > 1e-12)) return 'the rotation is no rotation (its determinant is 0)';
  const scale = Math.cbrt(Math.abs(determinant));
  const scaled = nearestRotation(rotation.map((value) => value / scale) as unknown as Matrix3);
  const off = scaled ? Math.max(...rotation.map((value, i) => Math.abs(value / scale - scaled[i]!))) : 1;
  return off <= NEARLY
    ? `the rotation is scaled by ${Number(scale.toPrecision(4))}`
    : 'not rigid: the rotation is skewed or scaled';
}
