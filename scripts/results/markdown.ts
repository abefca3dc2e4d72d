import type { Interval } from '../../src/cli/evaluate/interval';

/** A table, the first column to the left and the others to the right; nothing where there are no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const rule = head.map((_, i) => (i === 0 ? '---|' : '--:|')).join('');
  return `${line(head)}|${rule}\n${rows.map(line).join('')}`.trimEnd();
}

/** A share as it is read in tables: .312. */
export function share(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return value
    .toFixed(3)
    .replace(/^(-?)0\./, '$1.')
    .replace('-', '−');
}

/** A difference: +.074 [+.066, +.083]. */
export function signed({ value, low, high }: Interval): string {
  const one = (number: number) => `${number < 0 ? '' : '+'}${share(number)}`;
  return `${one(value)} [${one(low)}, ${one(high)}]`;
}

/** A relative gain: +25 % [+21, +28]. */
export function percent({ value, low, high }: Interval): string {
  return `${points(value)} % [${points(low)}, ${points(high)}]`;
}

/** 0.254 → +25. */
export function points(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const rounded = Math.round(100 * value);
  return `${rounded < 0 ? '−' : '+'}${Math.abs(rounded)}`;
}

/** A heading with what stands under it; nothing where that is nothing. */
export function part(title: string, words: string, body: string): string {
  return body === '' && (words === '' || title.startsWith('###') || title === '## Headroom')
    ? ''
    : [title, words, body].filter((each) => each !== '').join('\n\n');
}
