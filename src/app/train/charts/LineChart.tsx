import { type ReactElement, useRef } from 'react';
import { fixed } from '../../words/numbers';
import { type ChartPoint, chartSpan } from './chartPoint';
import { chartScale } from './chartScale';
import css from './LineChart.module.css';
import { spreadLabels } from './spreadLabels';
import { useWidth } from './useWidth';

export interface Series {
  /** Written at the line's end, before the value; an only line needs none. */
  readonly name?: string;
  readonly points: readonly ChartPoint[];
  /** A token's colour; ink by default. */
  readonly stroke?: string;
  /** For what is compared with: told apart without colour. */
  readonly dashed?: boolean;
}

interface Props {
  /** What the lines are, for those who do not see them. */
  readonly label: string;
  /** The one that matters first. */
  readonly series: readonly Series[];
  /** Right end of the axis: the lines grow towards it. */
  readonly until: number;
  /** Of the horizontal axis. */
  readonly unit?: string;
  readonly height: number;
  /** The value as written at a line's end. */
  readonly write: (value: number) => string;
  /** `small`: two marks, thin line, value in its heading and not at the line. `named`: every line's name in a margin. */
  readonly look?: 'main' | 'small' | 'named';
  /** x that is shown on the stage. */
  readonly at?: number;
}

const MARGINS = { main: [34, 10, 20, 5], small: [2, 34, 8, 2], named: [44, 88, 20, 2] } as const;
const TOP = 8;

/** Lines with their bands, growing to the right. Horizontal grid only; the value stands at the line's end. */
export function LineChart(props: Props): ReactElement {
  const { label, series, until, unit = 'steps', height, write, look = 'main', at } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [left, right, bottom, most] = MARGINS[look];
  const scale = chartScale(
    series.flatMap(({ points }) => points.flatMap(({ y, error = 0 }) => [y - error, y + error])),
    most,
  );
  const x = (value: number) => left + ((width - left - right) * value) / Math.max(until, 1e-9);
  const y = (value: number) =>
    height - bottom - ((height - TOP - bottom) * (value - scale.low)) / (scale.high - scale.low);
  const marks = look === 'small' ? [scale.ticks[0]!, scale.ticks.at(-1)!] : scale.ticks;
  const digits = marks.some((mark) => Math.abs(mark * 10 - Math.round(mark * 10)) > 1e-9) ? 2 : 1;
  const small = look === 'small';
  const thick = series.length === 1 && !small ? 2 : 1.5;

  const ends = series.flatMap((line, index) => {
    const last = line.points.at(-1);
    return last
      ? [{ ...line, last, text: endText(line, write(last.y)), place: place(line, last, index) }]
      : [];
  });
  const heights = spreadLabels(
    ends.map((end) => end.place.y),
    13,
    11,
    height - bottom - 3,
  );

  /** Where a line's value is written: in the margin, past its end, or over the stretch that it covers. */
  function place(line: Series, last: ChartPoint, index: number) {
    if (look === 'named') return { x: width - right + 8, y: y(last.y) + 4, anchor: 'start' } as const;
    if (x(last.x) <= width * 0.6) return { x: x(last.x) + 10, y: y(last.y) + 4, anchor: 'start' } as const;
    const covered = line.points.filter((point) => x(last.x) - x(point.x) < 60);
    const clear = index === 0 ? y(chartSpan(covered).high) - 8 : y(chartSpan(covered).low) + 15;
    return { x: Math.min(x(last.x) + 4, width - 2), y: clear, anchor: 'end' } as const;
  }

  return (
    <div ref={frame} className={css.chart}>
      <svg width={width} height={height} role="img" aria-label={`${label}${spoken(ends, write, unit)}`}>
        {marks.map((mark) => (
          <g key={mark}>
            {(!small || mark === scale.low) && (
              <line
                className={css.grid}
                x1={left}
                x2={width - right}
                y1={crisp(y(mark))}
                y2={crisp(y(mark))}
              />
            )}
            <text
              className={css.axis}
              x={small ? width - right + 6 : left - 8}
              y={y(mark) + 3.5}
              textAnchor={small ? 'start' : 'end'}
            >
              {look === 'named' ? write(mark) : fixed(mark, digits)}
            </text>
          </g>
        ))}
        {!small && (
          <>
            <text className={css.axis} x={left} y={height - 4}>
              0
            </text>
            <text className={css.axis} x={width - right} y={height - 4} textAnchor="end">
              {fixed(until, 0)} {unit}
            </text>
          </>
        )}
        {at !== undefined && (
          <line className={css.at} x1={crisp(x(at))} x2={crisp(x(at))} y1={TOP} y2={height - bottom} />
        )}
        {series.map(({ name = '', points, stroke = 'var(--ink)', dashed = false }) => (
          <g key={name}>
            <path className={css.band} d={band(points, x, y)} style={{ fill: stroke }} />
            <polyline
              className={css.line}
              points={points.map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`).join(' ')}
              style={{ stroke, strokeWidth: thick, strokeDasharray: dashed ? '5 4' : undefined }}
            />
          </g>
        ))}
        {ends.map(({ name = '', last, text, stroke = 'var(--ink)', place: { x: left_, anchor } }, index) => (
          <g key={name}>
            <circle cx={x(last.x)} cy={y(last.y)} r={thick + 1} style={{ fill: stroke }} />
            {!small && (
              <text
                className={index === 0 && look === 'main' ? css.value : css.end}
                x={left_}
                y={heights[index]}
                textAnchor={anchor}
              >
                {text}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

function endText({ name }: Series, value: string): string {
  return name ? `${name} ${value}` : value;
}

function spoken(
  ends: readonly { readonly name?: string; readonly last: ChartPoint }[],
  write: (value: number) => string,
  unit: string,
): string {
  if (ends.length === 0) return ', nothing yet';
  return ends
    .map(({ name, last }) => `, ${name ? `${name} ` : ''}now ${write(last.y)} at ${fixed(last.x, 0)} ${unit}`)
    .join('');
}

type Along = (value: number) => number;

/** The band, in pieces where some points have none. */
function band(points: readonly ChartPoint[], x: Along, y: Along): string {
  let path = '';
  for (let from = 0; from < points.length; from++) {
    let to = from;
    while (points[to]?.error !== undefined) to++;
    const piece = points.slice(from, to);
    const edge = (sign: 1 | -1) =>
      piece.map((point) => `${x(point.x).toFixed(1)},${y(point.y + sign * (point.error ?? 0)).toFixed(1)}`);
    if (piece.length > 1) path += `M${[...edge(1), ...edge(-1).reverse()].join('L')}Z`;
    from = to;
  }
  return path;
}

/** A one-pixel line is sharp between two pixels' middles. */
function crisp(value: number): number {
  return Math.round(value) + 0.5;
}
