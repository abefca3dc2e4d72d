export interface ChartLine {
  /** Lines of one name share a colour and one entry of the legend. */
  readonly name: string;
  /** By x, ascending. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** A seed of its own, thin, or the mean of all. */
  readonly weight: 'seed' | 'mean';
}

export interface ChartWords {
  readonly title: string;
  /** What it shows, for those who don't see it. */
  readonly description: string;
  readonly x: string;
}

const WIDTH = 480;
const HEIGHT = 260;
const LEFT = 48;
const RIGHT = 12;
const TOP = 40;
const BOTTOM = 40;

/** Colours of the lines in order of their names, on light and on dark; dashes tell them apart without colour. */
const STROKES = [
  { light: '#0b6bcb', dark: '#6cb6ff', dash: '' },
  { light: '#b35900', dark: '#f0a35e', dash: '6 4' },
  { light: '#5f6b7a', dark: '#a3adba', dash: '2 3' },
  { light: '#1a7f4b', dark: '#5fd39a', dash: '9 3 2 3' },
] as const;

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
  const styles = (tone: 'light' | 'dark') =>
    STROKES.map((stroke, i) => `.s${i}{stroke:${stroke[tone]}}.t${i}{fill:${stroke[tone]}}`).join('');

  const drawn = lines.map(({ name, points, weight }) => {
    const which = names.indexOf(name) % STROKES.length;
    const { dash } = STROKES[which]!;
    const path = points.map(([x, y]) => `${px(x)},${py(y)}`).join(' ');
    return `<polyline fill="none" class="s${which} ${weight}" ${dash && weight === 'mean' ? `stroke-dasharray="${dash}" ` : ''}points="${path}"/>`;
  });
  const legend = names.map((name, i) => {
    const at = LEFT + (i * (WIDTH - LEFT)) / names.length;
    const { dash } = STROKES[i % STROKES.length]!;
    return (
      `<line class="s${i} mean" ${dash ? `stroke-dasharray="${dash}" ` : ''}x1="${round(at)}" y1="26" x2="${round(at + 22)}" y2="26"/>` +
      `<text class="t${i}" x="${round(at + 27)}" y="30">${escaped(name)}</text>`
    );
  });
  const yTicks = ys.ticks.map(
    (y) =>
      `<line class="grid" x1="${LEFT}" y1="${py(y)}" x2="${WIDTH - RIGHT}" y2="${py(y)}"/>` +
      `<text text-anchor="end" x="${LEFT - 6}" y="${py(y) + 4}">${label(y)}</text>`,
  );
  const xTicks = xs.ticks.map(
    (x) => `<text text-anchor="middle" x="${px(x)}" y="${HEIGHT - BOTTOM + 16}">${label(x)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>
text{font:12px system-ui,sans-serif;fill:#3b4450}.head{font-weight:600}polyline,line{fill:none}
.grid{stroke:#8888;stroke-width:.5}.mean{stroke-width:2}.seed{stroke-width:1;opacity:.4}
${styles('light')}
@media (prefers-color-scheme:dark){text{fill:#c3ccd6}${styles('dark')}}
</style>
<text class="head" x="8" y="14">${escaped(title)}</text>
${[...legend, ...yTicks, ...xTicks, ...drawn].join('\n')}
<text text-anchor="middle" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}">${escaped(xTitle)}</text>
</svg>
`;
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

function label(value: number): string {
  return Math.abs(value) >= 1000 ? value.toLocaleString('en') : String(value);
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
