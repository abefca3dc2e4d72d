import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { replays } from '../../state/runs/replays';
import { PaneHeader } from '../../ui/PaneHeader';
import { ProblemNote } from '../../ui/ProblemNote';
import css from './RunList.module.css';
import { OwnRunRow, ShippedRunRow } from './RunRow';

/** The runs that are kept, in this browser and with the app: replay one, lay another beside it, go on with one. */
export function RunList(): ReactElement | null {
  const { listed, shipped, own, problem } = useStore(replays);
  const failure = problem && <ProblemNote title="That did not work" problem={problem} />;
  if (!listed) return failure;
  return (
    <section className={css.list} aria-labelledby="runs-title">
      <PaneHeader id="runs-title" title="Runs" />
      {failure}
      <h3>In this browser</h3>
      {own.status === 'loading' && <p className={css.none}>Reading the list</p>}
      {own.status === 'failed' && <ProblemNote title="The list could not be read" problem={own.problem} />}
      {own.status === 'ready' && own.value.length === 0 && (
        <p className={css.none}>None yet. A run is kept here step by step, and can be gone on with later</p>
      )}
      {own.status === 'ready' && (
        <ul>
          {own.value.map((info) => (
            <OwnRunRow key={info.run} info={info} />
          ))}
        </ul>
      )}
      <h3>With the app</h3>
      {shipped.status === 'loading' && <p className={css.none}>Reading the list</p>}
      {shipped.status === 'failed' && (
        <ProblemNote title="The list could not be read" problem={shipped.problem} />
      )}
      {shipped.status === 'ready' && shipped.value.length === 0 && <p className={css.none}>None</p>}
      {shipped.status === 'ready' && (
        <ul>
          {shipped.value.map((run) => (
            <ShippedRunRow key={run.name} run={run} />
          ))}
        </ul>
      )}
    </section>
  );
}
