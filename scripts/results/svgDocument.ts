import { escaped } from './escaped';

export interface SvgWords {
  readonly title: string;
  /** What it shows, for those who don't see it. */
  readonly description: string;
}

/** Colours of what is drawn (classes `s0`, `s1` … for strokes and `t0`, `t1` … for text and fills), on light and on dark. */
const TONES = [
  { light: '#0b6bcb', dark: '#6cb6ff' },
  { light: '#b35900', dark: '#f0a35e' },
  { light: '#5f6b7a', dark: '#a3adba' },
  { light: '#1a7f4b', dark: '#5fd39a' },
] as const;

/** An SVG document with a headline that is readable on light and on dark. */
export function svgDocument(
  [width, height]: readonly [number, number],
  { title, description }: SvgWords,
  body: readonly string[],
): string {
  const tones = (tone: 'light' | 'dark') =>
    TONES.map((each, i) => `.s${i}{stroke:${each[tone]}}.t${i}{fill:${each[tone]}}`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>
text{font:12px system-ui,sans-serif;fill:#3b4450}.head{font-weight:600}polyline,line{fill:none}
.grid{stroke:#8888;stroke-width:.5}.mean{stroke-width:2}.seed{stroke-width:1;opacity:.4}
${tones('light')}
@media (prefers-color-scheme:dark){text{fill:#c3ccd6}${tones('dark')}}
</style>
<text class="head" x="8" y="14">${escaped(title)}</text>
${body.join('\n')}
</svg>
`;
}
