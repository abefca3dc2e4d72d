import type { ReactElement, ReactNode } from 'react';
import type { Problem } from '../state/problem';
import css from './ProblemNote.module.css';

interface Props {
  readonly title: string;
  readonly problem: Problem;
  /** What to press. */
  readonly children?: ReactNode;
}

/** A failure where it happened: what, where, what to do. */
export function ProblemNote({ title, problem, children }: Props): ReactElement {
  return (
    <div className={css.note} role="alert">
      <h3>{title}</h3>
      <p>{problem.what}</p>
      <p className={css.where}>{problem.where}</p>
      <p>{problem.remedy}</p>
      {children && <div className={css.actions}>{children}</div>}
    </div>
  );
}
