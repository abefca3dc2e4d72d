import { createStore } from 'zustand/vanilla';

/** How the Train panel is looked at; nothing of it changes a run. */
export interface TrainView {
  /** The knobs beyond the few. */
  readonly more: boolean;
  /** What the charts count along: steps, or the seconds that sampling and updates took. */
  readonly axis: 'steps' | 'seconds';
}

export const trainView = createStore<TrainView>(() => ({ more: false, axis: 'steps' }));
