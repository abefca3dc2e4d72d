import type { Point2 } from './convexHull';

/** A rectangle on a plane, metres. */
export interface Extent {
  readonly min: Point2;
  readonly max: Point2;
}

export function extentOf(points: readonly Point2[]): Extent {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { min: [Math.min(...xs), Math.min(...ys)], max: [Math.max(...xs), Math.max(...ys)] };
}

/** Maps metres, y up, to a drawing of `width × height`, y down, so that `extent` just fits in its middle.
 * @returns the map, and how many units of the drawing one metre takes */
export function fitDrawing(
  { min, max }: Extent,
  width: number,
  height: number,
  margin: number,
): { readonly place: (point: Point2) => Point2; readonly scale: number } {
  const scale = Math.min((width - 2 * margin) / (max[0] - min[0]), (height - 2 * margin) / (max[1] - min[1]));
  const [midX, midY] = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2];
  const place = ([x, y]: Point2): Point2 => [width / 2 + (x - midX) * scale, height / 2 - (y - midY) * scale];
  return { place, scale };
}

/** A closed polygon as SVG path data, to a tenth of a unit. */
export const pathOf = (points: readonly Point2[]): string =>
  points.length === 0 ? '' : `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
