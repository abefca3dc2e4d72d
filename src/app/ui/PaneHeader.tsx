import type { ReactElement, ReactNode } from 'react';
import css from './PaneHeader.module.css';

interface Props {
  readonly title: ReactNode;
  readonly id?: string;
  /** At the right, in the second ink. */
  readonly children?: ReactNode;
}

/** The 32 px line over a pane or a section. */
export function PaneHeader({ title, id, children }: Props): ReactElement {
  return (
    <header className={css.header}>
      <h2 id={id} className={css.title}>
        {title}
      </h2>
      <div className={css.rest}>{children}</div>
    </header>
  );
}
