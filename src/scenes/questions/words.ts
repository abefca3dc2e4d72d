import type { Point } from './boxDistance';

/** `chair` → `chairs`, `couch` → `couches`. */
export function plural(label: string): string {
  return /(s|x|ch|sh)$/.test(label) ? `${label}es` : `${label}s`;
}

/** Metres to the centimetre, with a plain minus and never −0. */
export function metres(value: number): string {
  return (Math.round(value * 100) / 100 + 0).toFixed(2);
}

/** `(1.20, 3.45, -0.60)`, or with two numbers for a place on the floor. */
export function position(point: Point | readonly [number, number]): string {
  return `(${point.map(metres).join(', ')})`;
}

/** Whole degrees. */
export function degrees(radians: number): number {
  return Math.round((radians * 180) / Math.PI);
}
