import type { ReactElement } from 'react';
import { meanRelativeAccuracy, vsiThresholds } from '#rewards';
import { fixed, short } from '../words/numbers';
import css from './Staircase.module.css';

interface Props {
  readonly truth: number;
  /** The number that was said, or null where none could be read. */
  readonly said: number | null;
}

/** Relative errors that the drawing spans: a little beyond the widest bound. */
const SPAN = 0.6;
const WIDTH = 320;
const HEIGHT = 84;
const MARGIN = { left: 26, right: 10, top: 10, bottom: 18 };

const x = (error: number) =>
  MARGIN.left + (Math.min(error, SPAN) / SPAN) * (WIDTH - MARGIN.left - MARGIN.right);
const y = (score: number) => HEIGHT - MARGIN.bottom - score * (HEIGHT - MARGIN.top - MARGIN.bottom);

/** Mean relative accuracy as the stairs that it is: ten bounds on the relative error, a tenth for each that the answer keeps. */
export function Staircase({ truth, said }: Props): ReactElement {
  // Going away from the truth, each bound that is passed takes a tenth.
  const bounds = vsiThresholds.map((theta) => 1 - theta).sort((a, b) => a - b);
  const steps = bounds.map((bound, index) => `H ${x(bound)} V ${y(1 - (index + 1) / bounds.length)}`);
  // No answer is near a truth of 0, relatively.
  const error =
    said === null ? null : truth === 0 ? Number.POSITIVE_INFINITY : Math.abs(said - truth) / Math.abs(truth);
  const score = said === null ? 0 : meanRelativeAccuracy(said, truth);
  const words =
    error === null
      ? 'no number could be read: 0'
      : `${short(said!)} is ${Number.isFinite(error) ? fixed(100 * error, 1) : '∞'} % off: ${fixed(score, 1)}`;
  return (
    <figure className={css.figure}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Mean relative accuracy. ${words}`}>
        <path className={css.axis} d={`M ${x(0)} ${y(0)} H ${x(SPAN)} M ${x(0)} ${y(0)} V ${y(1)}`} />
        <path className={css.stairs} d={`M ${x(0)} ${y(1)} ${steps.join(' ')} H ${x(SPAN)}`} />
        {[0, 0.5, 1].map((score) => (
          <text key={score} x={MARGIN.left - 6} y={y(score) + 4} textAnchor="end">
            {score}
          </text>
        ))}
        {[0, 0.1, 0.25, 0.5].map((error) => (
          <text key={error} x={x(error)} y={HEIGHT - 4} textAnchor="middle">
            {100 * error} %
          </text>
        ))}
        {error !== null && (
          <>
            <path className={css.said} d={`M ${x(error)} ${y(0)} V ${y(score)}`} />
            {error > SPAN ? (
              // Beyond the drawing: an arrow at its edge.
              <path className={css.point} d={`M ${x(SPAN) - 3} ${y(0) - 5} l 8 5 l -8 5 z`} />
            ) : (
              <circle className={css.point} cx={x(error)} cy={y(score)} r={4} />
            )}
          </>
        )}
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  );
}
