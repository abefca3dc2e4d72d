import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { actions } from '../state/actions';
import { knobs } from '../state/knobs';
import { presets } from '../state/presets';
import type { Room } from '../state/room';
import { runConfig, runTasks } from '../state/runConfig';
import { session } from '../state/session';
import { trainer } from '../state/trainer';
import { Button } from '../ui/Button';
import { PaneHeader } from '../ui/PaneHeader';
import { ProblemNote } from '../ui/ProblemNote';
import { count, duration, short } from '../words/numbers';
import { Elapsed } from './Elapsed';
import css from './RunControls.module.css';
import { runStatus } from './runStatus';

/** Start, pause, one step, reset; where the run stands; and what it honestly is. */
export function RunControls({ room }: { readonly room: Room }): ReactElement {
  const run = useStore(trainer.store);
  const kind = useStore(knobs, (state) => state.kind);
  const last = run.steps.at(-1);
  const step = last?.step ?? 0;
  const prompts = runTasks(room, kind).length;
  const busy = run.phase === 'running' || run.phase === 'pausing' || run.phase === 'loading';
  const over = (run.phase === 'ready' && step >= run.until) || prompts === 0;
  const status = runStatus(run);

  const waiting = run.phase === 'loading' ? 'loading' : `step ${run.steps.length}`;
  const time =
    last && step > 0
      ? timeLeft(run.phase === 'running' ? run.until - step : 0, last.sampleSeconds + last.updateSeconds)
      : '';

  const begin = (go: typeof trainer.run) => {
    if (run.phase === 'idle' || run.phase === 'failed') showPrompt(room);
    const config = runConfig(room, knobs.getState());
    if (config) go(config, knobs.getState().steps);
  };
  return (
    <section className={css.run} aria-labelledby="run-title">
      <PaneHeader id="run-title" title="Live run">
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
      <progress className={css.progress} max={run.until || 1} value={step} aria-label="Steps taken" />
      <div className={css.buttons}>
        {busy ? (
          <Button primary onClick={trainer.pause} disabled={run.phase !== 'running'}>
            Pause
          </Button>
        ) : (
          <Button primary onClick={() => begin(trainer.run)} disabled={over}>
            {run.phase === 'failed' ? 'Start again' : step > 0 ? 'Resume' : 'Start'}
          </Button>
        )}
        <Button onClick={() => begin(trainer.oneStep)} disabled={busy || over}>
          One step
        </Button>
        <Button onClick={trainer.reset} disabled={run.phase === 'idle'}>
          Reset
        </Button>
      </div>
      {run.problem && (
        <ProblemNote
          title={run.phase === 'failed' ? 'The run stopped' : 'Something went wrong'}
          problem={run.problem}
        />
      )}
      <p className={css.honest}>
        {prompts === 0
          ? `This room has no ${kind} prompts`
          : `GRPO, here and now: ${presets[kind].title.toLowerCase()}, ${count(prompts, 'prompt', 'prompts')} of this room. What rises is the reward of these very prompts, not of held-out ones`}
      </p>
    </section>
  );
}

/** Brings one of the run's prompts to the stage; its rollouts follow when there are some (`followRun`). */
function showPrompt(room: Room): void {
  const tasks = runTasks(room, knobs.getState().kind);
  const { task } = session.getState();
  if (!tasks.some(({ id }) => id === task) && tasks[0]) actions.chooseTask(tasks[0].id);
}

function timeLeft(steps: number, seconds: number): string {
  const each = `${duration(seconds)} a step`;
  return steps > 0 ? `${duration(steps * seconds)} left at ${each}` : each;
}
