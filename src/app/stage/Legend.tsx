import type { ReactElement } from 'react';
import css from './Legend.module.css';

/** How the lines are to be read. */
export function Legend(): ReactElement {
  return (
    <ul className={css.legend} aria-label="Legend">
      <li className={css.truth}>truth</li>
      <li className={css.tp}>match</li>
      <li className={css.fp}>false ✕</li>
      <li className={css.fn}>missed</li>
    </ul>
  );
}
