import { palette, type Theme } from '../palette';
import type { Bounds } from './bounds';
import { hexColour } from './hexColour';
import type { LineSegment } from './LineGeometry';

/** Metres that the grid goes on beyond the walls. */
const BEYOND = 3;

/** A soft grid on the ground, one line a metre, fading towards its border. */
export function gridLines({ min, max }: Bounds, theme: Theme): LineSegment[] {
  const low = [Math.floor(min[0]) - BEYOND, Math.floor(min[1]) - BEYOND] as const;
  const high = [Math.ceil(max[0]) + BEYOND, Math.ceil(max[1]) + BEYOND] as const;
  const z = min[2] - 0.02;
  const ink = palette[theme].ink;
  const fade = (x: number, y: number): number => {
    const outside = Math.max(min[0] - x, x - max[0], min[1] - y, y - max[1], 0);
    return 0.13 * Math.max(1 - outside / BEYOND, 0);
  };

  // A metre at a time, so that each piece can have its own strength.
  const lines: LineSegment[] = [];
  for (let x = low[0]; x <= high[0]; x++) {
    for (let y = low[1]; y <= high[1]; y++) {
      if (x < high[0]) {
        const style = { colour: hexColour(ink, fade(x + 0.5, y)), width: 1 };
        lines.push({ start: [x, y, z], end: [x + 1, y, z], style });
      }
      if (y < high[1]) {
        const style = { colour: hexColour(ink, fade(x, y + 0.5)), width: 1 };
        lines.push({ start: [x, y, z], end: [x, y + 1, z], style });
      }
    }
  }
  return lines;
}
