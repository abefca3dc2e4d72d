/** A straight line, pixels: `[x1, y1, x2, y2]`. */
export type Line = readonly [number, number, number, number];

/** The part of a line inside `[0, width] × [0, height]`, or null where there is none (Liang and Barsky). */
export function clipLine([x1, y1, x2, y2]: Line, width: number, height: number): Line | null {
  const dx = x2 - x1;
  const dy = y2 - y1;
  let from = 0;
  let to = 1;
  for (const [step, room] of [
    [-dx, x1],
    [dx, width - x1],
    [-dy, y1],
    [dy, height - y1],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  if (from > to) return null;
  const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
  // The last rounding may fall outside by one unit in the last place.
  return [
    clamp(x1 + from * dx, width),
    clamp(y1 + from * dy, height),
    clamp(x1 + to * dx, width),
    clamp(y1 + to * dy, height),
  ];
}
