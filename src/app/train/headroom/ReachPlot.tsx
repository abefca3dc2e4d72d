import { type ReactElement, useRef } from 'react';
import { reward } from '../../words/numbers';
import { useWidth } from '../charts/useWidth';
import css from './HeadroomPanel.module.css';
import type { Reach } from './headroomWords';

const [HEIGHT, PAD] = [22, 7];

interface Props {
  readonly title: string;
  readonly reach: Reach;
  readonly rewards: readonly number[];
  readonly strong?: boolean;
}

/** One prompt's rewards on a line from 0 to what the right answer earns. Signs differ in shape. */
export function ReachPlot({ title, reach, rewards, strong }: Props): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 200);
  const { greedy, sample, agreed, best, maximum } = reach;
  const x = (value: number) => PAD + ((width - 2 * PAD) * value) / (maximum || 1);
  const middle = HEIGHT / 2;
  const label = `${title}: likeliest ${reward(greedy)}, mean sample ${reward(sample)}, agreed on ${reward(agreed)}, best ${reward(best)} of ${reward(maximum)}`;
  return (
    <div className={css.row} data-strong={strong || undefined}>
      <span title={title}>{title}</span>
      <div ref={frame}>
        <svg width={width} height={HEIGHT} role="img" aria-label={label} className={css.plot}>
          <line x1={x(0)} x2={x(maximum)} y1={middle} y2={middle} />
          {rewards.map((value, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: samples have no name but their place
            <circle key={index} data-sign="sample" cx={x(value)} cy={middle} r={2.5} />
          ))}
          <path data-sign="mean" d={`M${x(sample)},${middle - 7}v14`} />
          <rect data-sign="agreed" x={x(agreed) - 4.5} y={middle - 4.5} width={9} height={9} />
          <path data-sign="best" d={`M${x(best)},${middle - 5.5}l5,9.5h-10z`} />
          <path data-sign="greedy" d={`M${x(greedy)},${middle - 5.5}l5.5,5.5l-5.5,5.5l-5.5,-5.5z`} />
        </svg>
      </div>
      <b>{reward(greedy)}</b>
    </div>
  );
}
