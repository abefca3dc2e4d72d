import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { HEADROOM_SAMPLES, headroom } from '../../state/headroom';
import { knobs } from '../../state/knobs';
import type { Room } from '../../state/room';
import { runTasks } from '../../state/runConfig';
import { trainActions } from '../../state/trainActions';
import { trainer } from '../../state/trainer';
import { Button } from '../../ui/Button';
import { PaneHeader } from '../../ui/PaneHeader';
import { ProblemNote } from '../../ui/ProblemNote';
import { taskTitle } from '../../words/taskTitle';
import css from './HeadroomPanel.module.css';
import { headroomWords, meanReach } from './headroomWords';
import { ReachPlot } from './ReachPlot';

/** Before a run: whether reinforcement learning can help on these prompts at all. */
export function HeadroomPanel({ room }: { readonly room: Room }): ReactElement | null {
  const state = useStore(headroom.store);
  const idle = useStore(trainer.store, ({ phase }) => phase === 'idle');
  const able = useStore(knobs, ({ kind }) => runTasks(room, kind).length > 0);
  if (!idle) return null;
  const title = (id: string) => {
    const task = room.tasks.find((each) => each.id === id);
    return task ? taskTitle(task) : id;
  };
  const measuring = state.status === 'measuring';
  return (
    <section className={css.panel} aria-labelledby="headroom-title">
      <PaneHeader id="headroom-title" title="What there is to gain">
        <Button
          small
          onClick={trainActions.measureHeadroom}
          disabled={measuring || !able}
          aria-keyshortcuts="h"
        >
          {measuring ? 'Measuring' : state.status === 'ready' ? 'Measure again' : 'Measure'}
        </Button>
      </PaneHeader>
      <div role="status" aria-label="Headroom" data-status={state.status}>
        {state.status === 'none' && (
          <p className={css.hint}>
            Samples each prompt {HEADROOM_SAMPLES} times, without training: what lies between the likeliest
            answer and the best sample is what RL can hope for
          </p>
        )}
        {measuring && (
          <p className={css.hint}>
            {state.what === 'backend' ? 'Sampling' : `Loading the ${state.what}`}; a minute at most
          </p>
        )}
        {state.status === 'ready' && <p className={css.words}>{headroomWords(state.prompts)}</p>}
      </div>
      {state.status === 'failed' && <ProblemNote title="Nothing was measured" problem={state.problem} />}
      {state.status === 'ready' && (
        <div className={css.rows}>
          {state.prompts.map((prompt) => (
            <ReachPlot key={prompt.task} title={title(prompt.task)} reach={prompt} rewards={prompt.rewards} />
          ))}
          <ReachPlot title="Mean" reach={meanReach(state.prompts)} rewards={[]} strong />
          <p className={css.legend}>
            <span>
              <i data-sign="sample" /> a sample
            </span>
            <span>
              <i data-sign="mean" /> their mean
            </span>
            <span>
              <i data-sign="greedy" /> likeliest
            </span>
            <span>
              <i data-sign="agreed" /> agreed on
            </span>
            <span>
              <i data-sign="best" /> best
            </span>
          </p>
        </div>
      )}
    </section>
  );
}
