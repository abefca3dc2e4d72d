import type { Convention } from '../convention';
import { matrix4, multiply3, rotateVector, rotationOf, translationOf, transpose3 } from './matrix3';
import { upRotation } from './upRotation';

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** A capture's axis alignment in our terms: from its sensor's world, turned z up and in metres, to the aligned one. With it an
 * exporter finds the unaligned poses again. */
export function ourAlignment(alignment: readonly number[] | null, { up, metres }: Convention): number[] {
  if (alignment === null) return [...IDENTITY];
  const turn = upRotation(up);
  const rotation = multiply3(multiply3(turn, rotationOf(alignment)), transpose3(turn));
  const [x, y, z] = rotateVector(turn, translationOf(alignment));
  return matrix4(rotation, [x * metres, y * metres, z * metres]);
}
