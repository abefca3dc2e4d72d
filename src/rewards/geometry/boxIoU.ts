import { isBox } from './boxFault';
import { overlapVolume } from './overlapVolume';

/** Volumes of two boxes and of what they share, m³. */
export interface Overlap {
  readonly volume: number;
  readonly union: number;
  readonly iou: number;
}

const NOTHING: Overlap = { volume: 0, union: 0, iou: 0 };

/** Below this share of the smaller box an overlap is rounding noise of boxes that only touch. */
const NOISE = 1e-14;

/** Exact intersection over union of two oriented boxes in float64, 0 to 1. Boxes are nine numbers, see `Box9`. A list that
 * is no box (wrong length, NaN, an extent ≤ 0) overlaps nothing. */
export function boxIoU(a: readonly number[], b: readonly number[]): number {
  return overlap(a, b).iou;
}

/** `boxIoU` with the volumes behind it. */
export function overlap(a: readonly number[], b: readonly number[]): Overlap {
  if (!isBox(a) || !isBox(b)) return NOTHING;
  return overlapOfValid(a, b);
}

function overlapOfValid(a: readonly number[], b: readonly number[]): Overlap {
  const largest = Math.max(a[3]!, a[4]!, a[5]!, b[3]!, b[4]!, b[5]!);
  if (largest > 1e50 || largest < 1e-50) return overlapAtScale(a, b, largest);
  const volumeA = a[3]! * a[4]! * a[5]!;
  const volumeB = b[3]! * b[4]! * b[5]!;
  const apart = { volume: 0, union: volumeA + volumeB, iou: 0 };
  if (spheresApart(a, b)) return apart;
  const smaller = Math.min(volumeA, volumeB);
  const volume = Math.min(overlapVolume(a, b), smaller);
  if (!(volume > NOISE * smaller)) return apart;
  const union = volumeA + volumeB - volume;
  return { volume, union, iou: volume / union };
}

/** Cubes of such lengths leave the range of a float: measure in units of the largest extent. */
function overlapAtScale(a: readonly number[], b: readonly number[], unit: number): Overlap {
  const scaled = (box: readonly number[]) => box.map((value, i) => (i < 6 ? value / unit : value));
  const inUnits = overlap(scaled(a), scaled(b));
  const cubed = (volume: number) => (volume === 0 ? 0 : volume * unit * unit * unit);
  return { volume: cubed(inUnits.volume), union: cubed(inUnits.union), iou: inUnits.iou };
}

function spheresApart(a: readonly number[], b: readonly number[]): boolean {
  const x = a[0]! - b[0]!;
  const y = a[1]! - b[1]!;
  const z = a[2]! - b[2]!;
  const reach =
    Math.sqrt(a[3]! * a[3]! + a[4]! * a[4]! + a[5]! * a[5]!) +
    Math.sqrt(b[3]! * b[3]! + b[4]! * b[4]! + b[5]! * b[5]!);
  return 4 * (x * x + y * y + z * z) >= reach * reach;
}
