import type { ReactElement } from 'react';
import css from './Mark.module.css';

export type MarkKind = 'tp' | 'fp' | 'fn' | 'truth';

/** A verdict as a sign: filled square a match, crossed square a false one, dotted square a missed one. */
export function Mark({ kind }: { readonly kind: MarkKind }): ReactElement {
  return <i className={`${css.mark} ${css[kind]}`} aria-hidden="true" />;
}
