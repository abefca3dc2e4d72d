import type { AngleOrder } from './rowBox';
import { rotationOf } from './rowBox';

/** Boxes of one row, with the direction of the world's up in the camera frame that they are given in (null if unknown). */
export interface BoxesOfRow {
  readonly boxes: readonly (readonly number[])[];
  readonly up: readonly number[] | null;
}

/** How many boxes stand upright under each reading of their angles. Nearly all objects do (95.6 % of ScanNetDetection's), and
 * a camera is tilted, so the wrong reading leaves few of them upright. */
export interface AngleOrderEvidence {
  readonly order: AngleOrder;
  readonly boxes: number;
  readonly upright: Readonly<Record<AngleOrder, number>>;
}

/** Tells intrinsic ZXY from extrinsic zxy by which makes more boxes upright; ZXY where neither does. */
export function angleOrder(rows: readonly BoxesOfRow[]): AngleOrderEvidence {
  const upright = { ZXY: 0, zxy: 0 };
  let boxes = 0;
  for (const row of rows) {
    boxes += row.boxes.length;
    for (const order of ['ZXY', 'zxy'] as const) upright[order] += countUpright(row, order);
  }
  return { order: upright.zxy > upright.ZXY ? 'zxy' : 'ZXY', boxes, upright };
}

/** cos of 1.8°. */
const PARALLEL = 0.9995;

/** Boxes with an axis along up. Where up is unknown, along whatever direction most boxes of the row share. */
function countUpright({ boxes, up }: BoxesOfRow, order: AngleOrder): number {
  const axes = boxes.map((box) => {
    const m = rotationOf(box, order);
    return [0, 1, 2].map((column) => [m[column]!, m[column + 3]!, m[column + 6]!]);
  });
  const along = (direction: readonly number[]) =>
    axes.filter((three) =>
      three.some(
        (a) => Math.abs(a[0]! * direction[0]! + a[1]! * direction[1]! + a[2]! * direction[2]!) > PARALLEL,
      ),
    ).length;
  return Math.max(0, ...(up ? [up] : axes.flat()).map(along));
}
