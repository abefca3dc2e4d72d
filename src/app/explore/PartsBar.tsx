import type { ReactElement } from 'react';
import type { PartName, RewardResult, Task } from '#rewards';
import { reward, short } from '../words/numbers';
import { partTitle } from '../words/partTitle';
import css from './PartsBar.module.css';

const hues: Readonly<Record<PartName, string>> = {
  format: 'var(--part-format)',
  frame: 'var(--part-frame)',
  iou: 'var(--part-iou)',
  f1: 'var(--part-f1)',
  answer: 'var(--part-answer)',
};

interface Props {
  readonly result: RewardResult;
  readonly kind: Task['kind'];
}

/** A reward as a bar of its parts, scaled to the maximum so that what is missing is seen as empty track. */
export function PartsBar({ result: { parts, maximum }, kind }: Props): ReactElement {
  return (
    <>
      <div className={css.bar} aria-hidden="true">
        {parts.map(({ name, value, weight }) => (
          <i
            key={name}
            style={{ width: `${(100 * value * weight) / (maximum || 1)}%`, background: hues[name] }}
          />
        ))}
      </div>
      <ul className={css.parts} aria-label="Parts of the reward">
        {parts.map(({ name, value, weight }) => (
          <li key={name}>
            <i style={{ background: hues[name] }} aria-hidden="true" />
            {partTitle(name, kind)}
            <b>{reward(value)}</b>
            {weight !== 1 && ` × ${short(weight)}`}
          </li>
        ))}
      </ul>
    </>
  );
}
