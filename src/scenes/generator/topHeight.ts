import { castFurniture } from './furniture';
import type { Piece } from './room';

/** Height of an upright piece's upper side above its own underside, metres, at (u, v) from its middle along its width and
 * depth; 0 where a ray from above misses it. */
export function topHeight({ furniture, size, mirrored }: Piece, u: number, v: number): number {
  const model = furniture.size;
  const above = model[2] + 1;
  const x = ((mirrored ? -u : u) * model[0]) / size[0];
  const y = (v * model[1]) / size[1];
  const hit = castFurniture(furniture, [x, y, above], [0, 0, -1], above);
  return hit ? ((above - hit.distance) * size[2]) / model[2] : 0;
}
