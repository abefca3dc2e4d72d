/** True minus sign: as wide as the plus in tabular figures, and read as "minus". */
const MINUS = '\u2212';

/** A number with a fixed count of decimals, a true minus, and never "−0.00". */
export function fixed(value: number, decimals: number): string {
  if (Number.isNaN(value)) return '–';
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** As `fixed`, but the sign is always printed; an exact or rounded zero has none. */
export function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A reward or a part of one. */
export const reward = (value: number): string => fixed(value, 3);

/** An IoU as written on tags and in the ledger. */
export const iou = (value: number): string => fixed(value, 2);

/** An advantage, sign printed. */
export const advantage = (value: number): string => signed(value, 2);

/** A share in whole percent: `71 %`. */
export const percent = (value: number): string => `${fixed(100 * value, 0)} %`;

/** At most `decimals`, without trailing zeros: `3`, `0.5`. */
export function short(value: number, decimals = 3): string {
  const text = fixed(value, decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A learning rate: `3e−4`. */
export function scientific(value: number): string {
  if (value === 0) return '0';
  const exponent = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  return `${short(value / 10 ** exponent, 1)}e${exponent < 0 ? MINUS : ''}${Math.abs(exponent)}`;
}

/** 1st, 2nd, 3rd, 4th. */
export function ordinal(n: number): string {
  const suffix = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
}

/** One box, two boxes: the noun follows its number. */
export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A duration in the largest two units that matter. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${fixed(seconds, 2)} s`;
  if (seconds < 60) return `${fixed(seconds, 0)} s`;
  const whole = Math.round(seconds);
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
