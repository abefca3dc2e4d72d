import { actions } from './actions';
import { current } from './current';
import { headroom } from './headroom';
import { knobNotes } from './knobNotes';
import { knobs } from './knobs';
import type { Room } from './room';
import { runConfig, runTasks } from './runConfig';
import { runActions } from './runs/replays';
import { session } from './session';
import { trainer } from './trainer';
import { trainView } from './trainView';

/** What the user can do with a run. Buttons and keys both end here; what can't be done now does nothing. */
export const trainActions = {
  /** Starts, goes on, or pauses once the step in progress is taken. */
  toggle() {
    if (trainer.store.getState().phase === 'running') trainer.pause();
    else begin(trainer.run);
  },
  oneStep: () => begin(trainer.oneStep),
  reset: () => trainer.reset(),
  toggleRuns: () => runActions.toggleList(),
  /** Asks what a run could gain, before one is open. */
  measureHeadroom() {
    const { room } = session.getState();
    const { phase } = trainer.store.getState();
    if (room.status !== 'ready' || phase !== 'idle') return;
    const config = runConfig(room.value, knobs.getState());
    if (config && config.tasks.length > 0) headroom.measure(config);
  },
  toggleMore: () => trainView.setState(({ more }) => ({ more: !more })),
  toggleAxis: () => trainView.setState(({ axis }) => ({ axis: axis === 'steps' ? 'seconds' : 'steps' })),
};

/** Whether a step could be taken now. */
export function canBegin(room: Room): boolean {
  const { phase, steps, until } = trainer.store.getState();
  if (phase === 'ready') return (steps.at(-1)?.step ?? 0) < until;
  if (phase !== 'idle' && phase !== 'failed') return false;
  const values = knobs.getState();
  return runTasks(room, values.kind).length > 0 && !knobNotes(values).some(({ blocks }) => blocks);
}

function begin(go: typeof trainer.run): void {
  const { room } = session.getState();
  if (room.status !== 'ready' || !canBegin(room.value)) return;
  const { phase } = trainer.store.getState();
  if (phase === 'idle' || phase === 'failed') showPrompt(room.value);
  const config = runConfig(room.value, knobs.getState());
  if (config) go(config);
}

/** Brings one of the run's prompts to the stage; its rollouts follow when there are some (`followRun`). */
function showPrompt(room: Room): void {
  const tasks = runTasks(room, knobs.getState().kind);
  if (!tasks.some(({ id }) => id === current()?.task.id) && tasks[0]) actions.chooseTask(tasks[0].id);
}
