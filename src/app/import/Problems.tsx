import type { ReactElement } from 'react';
import type { SceneProblem } from '#scenes';
import css from './ImportDialog.module.css';

/** More than these help nobody. */
const MOST = 12;

/** What could not be read: file, place, value, why, and what to do. */
export function Problems({ problems }: { readonly problems: readonly SceneProblem[] }): ReactElement | null {
  if (problems.length === 0) return null;
  const more = problems.length - MOST;
  return (
    <div className={css.problems} role="alert" aria-label="Problems">
      <ul>
        {problems.slice(0, MOST).map((problem) => (
          <li key={`${problem.file} ${problem.path} ${problem.message}`}>
            <code>
              {problem.file}
              {problem.path && `: ${problem.path}`}
            </code>
            <span>
              {problem.value !== undefined && `is ${problem.value}: `}
              {problem.message}
            </span>
            <span>{problem.remedy}</span>
          </li>
        ))}
        {more > 0 && <li>and {more} more of this kind</li>}
      </ul>
    </div>
  );
}
