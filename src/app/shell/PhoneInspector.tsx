import { type ReactElement, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Completion } from '../explore/Completion';
import { RolloutPane } from '../rollouts/RolloutPane';
import { session } from '../state/session';
import { Inspector } from './Inspector';
import css from './PhoneInspector.module.css';
import { Sheet } from './Sheet';
import type { Stop } from './sheetStops';

interface Props {
  readonly stop: Stop;
  readonly onStop: (stop: Stop) => void;
}

/** The sheet: the inspector, reward first, and under it what the stage has no room for on a phone. */
export function PhoneInspector({ stop, onStop }: Props): ReactElement {
  const mode = useStore(session, (state) => state.mode);
  const scroll = useRef<HTMLDivElement>(null);
  // The lower stops show the beginning: the reward, or where the run stands.
  useEffect(() => {
    if (stop !== 'full') scroll.current?.scrollTo({ top: 0 });
  }, [stop]);
  return (
    <Sheet stop={stop} onStop={onStop}>
      <div className={css.scroll} ref={scroll}>
        <Inspector />
        <RolloutPane />
        {mode === 'explore' && <Completion />}
      </div>
    </Sheet>
  );
}
