import type { ReactElement } from 'react';
import css from './AdvantageBar.module.css';

interface Props {
  readonly value: number;
  /** Largest |A| that the group's size allows: the bar's full half. */
  readonly bound: number;
}

/** An advantage left or right of the middle. Scaled to the bound, so that a long bar is long in absolute terms. */
export function AdvantageBar({ value, bound }: Props): ReactElement {
  const share = bound > 0 ? Math.min(Math.abs(value) / bound, 1) : 0;
  return (
    <span className={css.track} aria-hidden="true">
      <i
        className={value < 0 ? css.below : css.above}
        style={{ width: `${50 * share}%`, [value < 0 ? 'right' : 'left']: '50%' }}
      />
    </span>
  );
}
