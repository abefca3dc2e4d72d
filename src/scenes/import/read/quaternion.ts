/** A rotation as w, x, y, z (Hamilton). */
export type Quaternion = readonly [w: number, x: number, y: number, z: number];

/** The 3×3 row-major matrix of a quaternion of any length above 0. */
export function quaternionToMatrix([w, x, y, z]: Quaternion): number[] {
  const s = 2 / (w * w + x * x + y * y + z * z);
  return [
    1 - s * (y * y + z * z),
    s * (x * y - w * z),
    s * (x * z + w * y),
    s * (x * y + w * z),
    1 - s * (x * x + z * z),
    s * (y * z - w * x),
    s * (x * z - w * y),
    s * (y * z + w * x),
    1 - s * (x * x + y * y),
  ];
}

/** The unit quaternion, w ≥ 0, of a 3×3 row-major rotation. Of a matrix that is slightly off, one close to it. */
export function matrixToQuaternion(m: readonly number[]): Quaternion {
  const [a, b, c, d, e, f, g, h, i] = m as readonly number[] & { length: 9 };
  // Four times the products of two components. The row of the largest component loses no digits.
  const products = [
    [1 + a! + e! + i!, h! - f!, c! - g!, d! - b!],
    [h! - f!, 1 + a! - e! - i!, b! + d!, c! + g!],
    [c! - g!, b! + d!, 1 - a! + e! - i!, f! + h!],
    [d! - b!, c! + g!, f! + h!, 1 - a! - e! + i!],
  ];
  const row = products.reduce((best, next, k) => (next[k]! > best[1] ? ([k, next[k]!] as const) : best), [
    0,
    Number.NEGATIVE_INFINITY,
  ] as readonly [number, number])[0];
  const q = products[row]!;
  const length = Math.hypot(...q) * (q[0]! < 0 ? -1 : 1);
  const [w, x, y, z] = q.map((value) => value / length);
  return [w!, x!, y!, z!];
}
