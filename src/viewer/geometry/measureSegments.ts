import type { StageMeasure } from '../measure';
import { subtract, type Vector3 } from './vector';

/** Length of the two strokes of an arrow's head, metres, and how far they spread. */
const HEAD = 0.14;
const SPREAD = 0.5;

/** The straight lines of a measure, an arrow's head among them: it lies flat, as seen from above. */
export function measureSegments({
  points,
  arrow,
}: StageMeasure): readonly (readonly [start: Vector3, end: Vector3])[] {
  const lines = points.slice(1).map((end, i) => [points[i]!, end] as const);
  const last = lines.at(-1);
  if (!arrow || !last) return lines;
  const [from, tip] = last;
  const [dx, dy] = subtract(tip, from);
  const length = Math.hypot(dx, dy);
  if (length === 0) return lines;
  const size = Math.min(HEAD, length / 2);
  const stroke = (side: 1 | -1): readonly [Vector3, Vector3] => {
    const [c, s] = [Math.cos(SPREAD), side * Math.sin(SPREAD)];
    const back: Vector3 = [
      tip[0] - (size * (c * dx - s * dy)) / length,
      tip[1] - (size * (s * dx + c * dy)) / length,
      tip[2],
    ];
    return [tip, back];
  };
  return [...lines, stroke(1), stroke(-1)];
}
