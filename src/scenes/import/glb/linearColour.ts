/** A share of light, 0–1, as sRGB, 0–255. glTF's colours are linear. */
export function linearToSrgb(light: number): number {
  return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
}

/** sRGB, 0–255, as a share of light, 0–1. */
export function srgbToLinear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
