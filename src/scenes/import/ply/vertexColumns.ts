import type { PlyElement } from './plyHeader';

/** Names under which programs write colours; the first are those of Gaussian splats. */
const COLOURS = [
  ['f_dc_0', 'f_dc_1', 'f_dc_2'],
  ['red', 'green', 'blue'],
  ['diffuse_red', 'diffuse_green', 'diffuse_blue'],
  ['r', 'g', 'b'],
] as const;

/** First Legendre term of a splat's colour: rgb = 0.5 + C0 · f_dc. */
const C0 = 0.28209479177387814;

type Places = readonly [number, number, number];

/** Which properties of a vertex are read, as places in its element, and what its colours mean. */
export interface VertexColumns {
  readonly position: Places;
  /** Null where there are none. */
  readonly colour: Places | null;
  readonly isSplat: boolean;
  /** Of a splat, before the sigmoid; null where there is none. */
  readonly opacity: number | null;
  /** sRGB 0–255 is value · factor + shift; `widest` is the largest value of all. */
  readonly scale: (widest: number) => readonly [factor: number, shift: number];
}

/** Finds position and colour among a vertex's properties, whatever their order. Null without a position. */
export function vertexColumns(element: PlyElement): VertexColumns | null {
  const names = element.properties.map(({ name, length }) => (length === null ? name.toLowerCase() : ''));
  const find = (wanted: readonly string[]): Places | null => {
    const [a = -1, b = -1, c = -1] = wanted.map((name) => names.indexOf(name));
    return a < 0 || b < 0 || c < 0 ? null : [a, b, c];
  };
  const position = find(['x', 'y', 'z']);
  if (position === null) return null;
  const colours = COLOURS.map(find);
  const colour = colours.find((places) => places !== null) ?? null;
  const isSplat = colours[0] !== null;
  const opacity = isSplat ? names.indexOf('opacity') : -1;
  const isFloat = colour !== null && element.properties[colour[0]]!.type.startsWith('Float');
  return {
    position,
    colour,
    isSplat,
    opacity: opacity < 0 ? null : opacity,
    scale: (widest) => {
      if (isSplat) return [255 * C0, 127.5];
      // Floats are shares of 1, unless one is above; integers wider than a byte go to 255 or to 65,535.
      if (isFloat && widest <= 1) return [255, 0];
      return [widest > 255 ? 255 / 65_535 : 1, 0];
    },
  };
}
