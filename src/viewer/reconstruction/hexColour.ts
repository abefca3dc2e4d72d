/** Red, green, blue and opacity, 0 to 1, as written: sRGB, not made linear. */
export type Rgba = readonly [number, number, number, number];

/** Reads `#rrggbb` or `#rrggbbaa`. */
export function hexColour(hex: string, opacity = 1): Rgba {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5), (hex.length > 7 ? channel(7) : 1) * opacity];
}
