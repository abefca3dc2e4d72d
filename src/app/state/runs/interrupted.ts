import { createStore } from 'zustand/vanilla';
import { trainer } from '../trainer';
import { openOwnInfo } from './ownRuns';
import { runActions } from './replays';

/** A run that the page was closed on. */
export interface Interrupted {
  readonly run: string;
  /** The last step that was seen of it. */
  readonly step: number;
}

const KEY = 'reward-room/open-run';

export const interrupted = createStore<{ readonly run: Interrupted | null }>(() => ({ run: null }));

/** Remembers the open run past the page, and takes up what an earlier visit remembered. */
export function followInterruption(): () => void {
  interrupted.setState({ run: readNote(localStorage.getItem(KEY)) });
  return trainer.store.subscribe(
    ({ phase, ready, steps, until }) => ({
      phase,
      run: ready?.run ?? null,
      step: steps.at(-1)?.step ?? 0,
      until,
    }),
    ({ phase, run, step, until }) => {
      if (run === null || phase === 'replay') return;
      interrupted.setState({ run: null });
      if (step < until) localStorage.setItem(KEY, JSON.stringify({ run, step } satisfies Interrupted));
      else forget();
    },
    { equalityFn: (a, b) => a.run === b.run && a.step === b.step && a.phase === b.phase },
  );
}

/** Goes on with the interrupted run. */
export async function resumeInterrupted(): Promise<void> {
  const { run } = interrupted.getState();
  if (!run) return;
  forget();
  await runActions.resumeBy(run.run, () => openOwnInfo(run.run));
}

/** The run stays stored; the page just does not ask again. */
export function forget(): void {
  interrupted.setState({ run: null });
  localStorage.removeItem(KEY);
}

function readNote(text: string | null): Interrupted | null {
  try {
    const note = JSON.parse(text ?? 'null') as Partial<Interrupted> | null;
    return typeof note?.run === 'string' && Number.isInteger(note.step) ? (note as Interrupted) : null;
  } catch {
    return null;
  }
}
