import { type Box9, eulerToMatrix, extrinsicEulerToMatrix, type Matrix3, matrixToEuler } from '#rewards';
import type { CaptureBox } from '../capture';

/** The two readings of a box's angles that VG-LLM's files call for: intrinsic since 28 November 2025, extrinsic before. */
export type AngleOrder = 'ZXY' | 'zxy';

/** A box's rotation under one reading of its angles. */
export function rotationOf(box: readonly number[], order: AngleOrder): Matrix3 {
  const angles = [box[6]!, box[7]!, box[8]!] as const;
  return order === 'ZXY' ? eulerToMatrix(angles) : extrinsicEulerToMatrix(angles);
}

/** The same solid with our angles. */
export function asZXY(box: readonly number[], order: AngleOrder): Box9 {
  if (order === 'ZXY') return box as readonly number[] as unknown as Box9;
  return [...box.slice(0, 6), ...matrixToEuler(rotationOf(box, order))] as unknown as Box9;
}

/** A row's box as a capture holds it; `camera`: place in the clip of the frame that it is relative to, if it is. */
export function captureBox(id: string, label: string, box: readonly number[], camera?: number): CaptureBox {
  const three = (from: number) => [box[from]!, box[from + 1]!, box[from + 2]!] as const;
  return {
    id,
    label,
    centre: three(0),
    size: three(3),
    rotation: three(6),
    ...(camera === undefined ? {} : { camera }),
  };
}
