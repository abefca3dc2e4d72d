import { escaped } from './escaped';
import { type SvgWords, svgDocument } from './svgDocument';

export interface ChartLine {
  /** Lines of one name share a colour and one entry of the legend. */
  readonly name: string;
  /** By x, ascending. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** A seed of its own, thin, or the mean of all. */
  readonly weight: 'seed' | 'mean';
}

export interface ChartWords extends SvgWords {
  readonly x: string;
}

const WIDTH = 480;
const HEIGHT = 260;
const LEFT = 48;
// Room for half of the last tick's number.
const RIGHT = 20;
const TOP = 40;
const BOTTOM = 40;

/** Of the lines in order of their names: dashes tell them apart without colour. */
const DASHES = ['', '6 4', '2 3', '9 3 2 3'] as const;

/** A line chart as an SVG document that is readable on light and on dark. */
export function lineChart(
  lines: readonly ChartLine[],
  { title, description, x: xTitle }: ChartWords,
): string {
  const names = [...new Set(lines.map(({ name }) => name))];
  const all = lines.flatMap(({ points }) => points);
  const xs = niceScale(0, Math.max(...all.map(([x]) => x)));
  const ys = niceScale(Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y)));
  const px = (x: number) => round(LEFT + ((x - xs.low) / (xs.high - xs.low)) * (WIDTH - LEFT - RIGHT));
  const py = (y: number) =>
    round(HEIGHT - BOTTOM - ((y - ys.low) / (ys.high - ys.low)) * (HEIGHT - TOP - BOTTOM));

  const drawn = lines.map(({ name, points, weight }) => {
    const which = names.indexOf(name) % DASHES.length;
    const dash = DASHES[which]!;
    const path = points.map(([x, y]) => `${px(x)},${py(y)}`).join(' ');
    return `<polyline fill="none" class="s${which} ${weight}" ${dash && weight === 'mean' ? `stroke-dasharray="${dash}" ` : ''}points="${path}"/>`;
  });
  const legend = names.map((name, i) => {
    const at = LEFT + (i * (WIDTH - LEFT)) / names.length;
    const dash = DASHES[i % DASHES.length]!;
    return (
      `<line class="s${i} mean" ${dash ? `stroke-dasharray="${dash}" ` : ''}x1="${round(at)}" y1="26" x2="${round(at + 22)}" y2="26"/>` +
      `<text class="t${i}" x="${round(at + 27)}" y="30">${escaped(name)}</text>`
    );
  });
  const yTicks = ys.ticks.map(
    (y) =>
      `<line class="grid" x1="${LEFT}" y1="${py(y)}" x2="${WIDTH - RIGHT}" y2="${py(y)}"/>` +
      `<text text-anchor="end" x="${LEFT - 6}" y="${py(y) + 4}">${label(y, ys.ticks)}</text>`,
  );
  const xTicks = xs.ticks.map(
    (x) => `<text text-anchor="middle" x="${px(x)}" y="${HEIGHT - BOTTOM + 16}">${label(x, xs.ticks)}</text>`,
  );
  const xName = `<text text-anchor="middle" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}">${escaped(xTitle)}</text>`;
  return svgDocument([WIDTH, HEIGHT], { title, description }, [
    ...legend,
    ...yTicks,
    ...xTicks,
    ...drawn,
    xName,
  ]);
}

/** Round bounds and four to eight ticks for values from `low` to `high`. */
function niceScale(low: number, high: number): { low: number; high: number; ticks: number[] } {
  const span = high > low ? high - low : Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => span / size <= 6)!;
  const first = Math.floor(low / step + 1e-9);
  const end = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({ length: end - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
  return { low: ticks[0]!, high: ticks.at(-1)!, ticks };
}

/** With as many decimals as the finest of the ticks needs. */
function label(value: number, ticks: readonly number[]): string {
  const decimals = Math.max(...ticks.map((tick) => String(tick).split('.')[1]?.length ?? 0));
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}
