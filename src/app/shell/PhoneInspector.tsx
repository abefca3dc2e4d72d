import { type ReactElement, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Completion } from '../explore/Completion';
import { RolloutPane } from '../rollouts/RolloutPane';
import { session } from '../state/session';
import { table } from '../table/table';
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
  const listed = useStore(table, ({ open }) => open);
  const scroll = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  // The lower stops show the beginning: the reward, or where the run stands.
  useEffect(() => {
    if (stop !== 'full') scroll.current?.scrollTo({ top: 0 });
  }, [stop]);
  // Whoever asks for all rollouts wants to see them.
  useEffect(() => {
    if (listed) onStop('full');
  }, [listed, onStop]);
  useEffect(() => {
    if (listed && stop === 'full') pane.current?.scrollIntoView();
  }, [listed, stop]);
  return (
    <Sheet stop={stop} onStop={onStop}>
      <div className={css.scroll} ref={scroll}>
        <Inspector />
        <div ref={pane} className={listed ? css.listed : undefined}>
          <RolloutPane />
        </div>
        {mode === 'explore' && <Completion />}
      </div>
    </Sheet>
  );
}
