import type { ReactElement } from 'react';
import type { RewardResult, Task } from '#rewards';
import { PartsStrip, partHues } from '../ui/PartsStrip';
import { reward, short } from '../words/numbers';
import { partTitle } from '../words/partTitle';
import css from './PartsBar.module.css';

interface Props {
  readonly result: RewardResult;
  readonly kind: Task['kind'];
}

/** A reward as a bar of its parts, scaled to the maximum so that what is missing is seen as empty track. */
export function PartsBar({ result, kind }: Props): ReactElement {
  return (
    <>
      <div className={css.bar}>
        <PartsStrip result={result} />
      </div>
      <ul className={css.parts} aria-label="Parts of the reward">
        {result.parts.map(({ name, value, weight }) => (
          <li key={name}>
            <i style={{ background: partHues[name] }} aria-hidden="true" />
            {partTitle(name, kind)}
            <b>{reward(value)}</b>
            {weight !== 1 && ` × ${short(weight)}`}
          </li>
        ))}
      </ul>
    </>
  );
}
