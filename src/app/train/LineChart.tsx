import { type ReactElement, useRef } from 'react';
import { fixed } from '../words/numbers';
import { chartScale } from './chartScale';
import css from './LineChart.module.css';
import { useWidth } from './useWidth';

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  /** Half the band's height at this point. */
  readonly error?: number;
}

interface Props {
  /** What the line is, for those who do not see it. */
  readonly label: string;
  readonly points: readonly ChartPoint[];
  /** Right end of the axis: the line grows towards it. */
  readonly until: number;
  readonly height: number;
  /** The value as written at the line's end. */
  readonly write: (value: number) => string;
  /** Line, in a token's colour; ink by default. */
  readonly stroke?: string;
  /** A small chart: two marks, thin line, value in its heading and not at the line. */
  readonly small?: boolean;
  /** x that is shown on the stage. */
  readonly at?: number;
}

/** One line with its band, growing to the right. Horizontal grid only; the value stands at the line's end. */
export function LineChart(props: Props): ReactElement {
  const { label, points, until, height, write, stroke = 'var(--ink)', small = false, at } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const scale = chartScale(
    points.flatMap(({ y, error = 0 }) => [y - error, y + error]),
    small ? 2 : 5,
  );
  const left = small ? 2 : 34;
  const right = small ? 34 : 10;
  const [top, bottom] = [8, small ? 8 : 20];
  const x = (value: number) => left + ((width - left - right) * value) / Math.max(until, 1);
  const y = (value: number) =>
    height - bottom - ((height - top - bottom) * (value - scale.low)) / (scale.high - scale.low);
  const line = points.map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`).join(' ');
  const band = [
    ...points.map((point) => [point.x, point.y + (point.error ?? 0)] as const),
    ...points.toReversed().map((point) => [point.x, point.y - (point.error ?? 0)] as const),
  ];
  const last = points.at(-1);
  const marks = small ? [scale.ticks[0]!, scale.ticks.at(-1)!] : scale.ticks;
  const digits = marks.some((mark) => Math.abs(mark * 10 - Math.round(mark * 10)) > 1e-9) ? 2 : 1;
  const endsRight = last !== undefined && x(last.x) > width * 0.6;
  // The value stands clear of the line: over the highest point of the stretch that it covers.
  const covered = points.filter((point) => last && endsRight && x(last.x) - x(point.x) < 60);
  const over = Math.max(...covered.map(({ y: value, error = 0 }) => value + error), last?.y ?? 0);
  return (
    <div ref={frame} className={css.chart}>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={`${label}${last ? `, now ${write(last.y)} at step ${last.x}` : ', nothing yet'}`}
      >
        {marks.map((mark) => (
          <g key={mark}>
            {!small && (
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
              {fixed(mark, digits)}
            </text>
          </g>
        ))}
        {small && (
          <line
            className={css.grid}
            x1={left}
            x2={width - right}
            y1={crisp(y(scale.low))}
            y2={crisp(y(scale.low))}
          />
        )}
        {!small && (
          <>
            <text className={css.axis} x={left} y={height - 4}>
              0
            </text>
            <text className={css.axis} x={width - right} y={height - 4} textAnchor="end">
              {until} steps
            </text>
          </>
        )}
        {at !== undefined && (
          <line className={css.at} x1={crisp(x(at))} x2={crisp(x(at))} y1={top} y2={height - bottom} />
        )}
        <path
          className={css.band}
          d={`M${band.map((point) => `${x(point[0]).toFixed(1)},${y(point[1]).toFixed(1)}`).join('L')}Z`}
          style={{ fill: stroke }}
        />
        <polyline className={css.line} points={line} style={{ stroke, strokeWidth: small ? 1.5 : 2 }} />
        {last && <circle cx={x(last.x)} cy={y(last.y)} r={small ? 2.5 : 3.5} style={{ fill: stroke }} />}
        {last && !small && (
          <text
            className={css.value}
            x={x(last.x) + (endsRight ? 4 : 10)}
            y={endsRight ? Math.max(y(over) - 8, 12) : y(last.y) + 4}
            textAnchor={endsRight ? 'end' : 'start'}
          >
            {write(last.y)}
          </text>
        )}
      </svg>
    </div>
  );
}

/** A one-pixel line is sharp between two pixels' middles. */
function crisp(value: number): number {
  return Math.round(value) + 0.5;
}
