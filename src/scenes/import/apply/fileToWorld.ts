import type { Matrix3 } from '#rewards';
import type { Convention } from '../convention';
import { IDENTITY3, multiply3, rotateVector, rotationOf, translationOf } from './matrix3';
import { upRotation } from './upRotation';

/** How a file's world becomes ours: aligned with the walls, then turned so that z is up, then scaled to metres. */
export interface FileToWorld {
  /** `up · alignment`, 3×3 row-major. */
  readonly rotation: Matrix3;
  /** The turn of the up axis alone, 3×3 row-major. */
  readonly up: Matrix3;
  readonly metres: number;
  /** A point of the file, in the file's unit, as metres in our world. */
  readonly point: (point: readonly [number, number, number]) => [number, number, number];
}

/** @param what whose alignment `convention.align` speaks of: a ScanNet pose is unaligned, its boxes are aligned
 * @param alignment the capture's axis alignment, 4×4 row-major */
export function fileToWorld(
  convention: Convention,
  alignment: readonly number[] | null,
  what: keyof Convention['align'],
): FileToWorld {
  const up = upRotation(convention.up);
  const { metres } = convention;
  const applied = alignment !== null && convention.align[what];
  const rotation = multiply3(up, applied ? rotationOf(alignment) : IDENTITY3);
  const [x, y, z] = applied ? rotateVector(up, translationOf(alignment)) : [0, 0, 0];
  return {
    rotation,
    up,
    metres,
    point: (point) => {
      const [px, py, pz] = rotateVector(rotation, point);
      return [(px + x) * metres + 0, (py + y) * metres + 0, (pz + z) * metres + 0];
    },
  };
}
