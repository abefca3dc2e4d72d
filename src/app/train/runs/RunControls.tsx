import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { knobs } from '../../state/knobs';
import type { Room } from '../../state/room';
import { replays } from '../../state/runs/replays';
import { canBegin, trainActions } from '../../state/trainActions';
import { trainer } from '../../state/trainer';
import { Button } from '../../ui/Button';
import { PaneHeader } from '../../ui/PaneHeader';
import { ProblemNote } from '../../ui/ProblemNote';
import { duration, short } from '../../words/numbers';
import { Elapsed } from './Elapsed';
import { Interruption } from './Interruption';
import { Notices } from './Notices';
import css from './RunControls.module.css';
import { runStatus } from './runStatus';
import { runWords } from './runWords';

/** Start, pause, one step, reset; where the run stands; and what it honestly is. */
export function RunControls({ room }: { readonly room: Room }): ReactElement {
  const run = useStore(trainer.store);
  const values = useStore(knobs);
  const replayed = useStore(replays, (state) => state.replayed);
  const listed = useStore(replays, (state) => state.listed);
  const last = run.steps.at(-1);
  const step = last?.step ?? 0;
  const busy = run.phase === 'running' || run.phase === 'pausing' || run.phase === 'loading';
  const able = canBegin(room);
  const status = runStatus(run);

  const waiting = run.phase === 'loading' ? 'loading' : `step ${run.steps.length}`;
  const took = last && step > 0 ? last.sampleSeconds + last.updateSeconds : Number.NaN;
  const time = Number.isFinite(took) ? timeLeft(run.phase === 'running' ? run.until - step : 0, took) : '';

  return (
    <section className={css.run} aria-labelledby="run-title">
      <PaneHeader id="run-title" title={replayed?.title ?? 'Live run'}>
        {run.ready && (
          <span>
            {run.ready.policy.name}, {short(run.ready.policy.parameters / 1e6, 2)} M parameters
          </span>
        )}
      </PaneHeader>
      <div
        className={css.status}
        role="status"
        aria-label="Run"
        // Steps come too fast to be read out; that the run stands still, or stopped, is read.
        aria-live={run.phase === 'running' ? 'off' : 'polite'}
        data-phase={run.phase}
      >
        <b>{status.main}</b>
        <span>{status.more}</span>
        <span className={css.time}>
          {run.phase === 'running' || run.phase === 'loading' ? (
            <Elapsed key={waiting} what={waiting}>
              {time}
            </Elapsed>
          ) : (
            time
          )}
        </span>
      </div>
      <progress
        className={css.progress}
        max={run.until || 1}
        value={replayed ? (run.steps[run.shown ?? -1]?.step ?? step) : step}
        aria-label="Steps taken"
      />
      <div className={css.buttons}>
        {run.phase !== 'replay' && (
          <>
            <Button
              primary
              onClick={trainActions.toggle}
              disabled={busy ? run.phase !== 'running' : !able}
              aria-keyshortcuts="s"
            >
              {busy ? 'Pause' : run.phase === 'failed' ? 'Start again' : step > 0 ? 'Resume' : 'Start'}
            </Button>
            <Button onClick={trainActions.oneStep} disabled={busy || !able} aria-keyshortcuts="n">
              One step
            </Button>
          </>
        )}
        <Button onClick={trainActions.reset} disabled={run.phase === 'idle'} aria-keyshortcuts="e">
          {run.phase === 'replay' ? 'Close' : 'Reset'}
        </Button>
        <Button
          className={css.runs}
          onClick={trainActions.toggleRuns}
          aria-expanded={listed}
          aria-keyshortcuts="a"
        >
          Runs
        </Button>
      </div>
      <Interruption />
      <Notices />
      {run.problem && (
        <ProblemNote
          title={run.phase === 'failed' ? 'The run stopped' : 'Something went wrong'}
          problem={run.problem}
        />
      )}
      <p className={css.honest}>{runWords(room, values, replayed)}</p>
    </section>
  );
}

function timeLeft(steps: number, seconds: number): string {
  const each = `${duration(seconds)} a step`;
  return steps > 0 ? `${duration(steps * seconds)} left at ${each}` : each;
}
