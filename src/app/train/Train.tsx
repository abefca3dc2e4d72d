import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Room } from '../state/room';
import { session } from '../state/session';
import { KnobPanel } from './KnobPanel';
import { PartCharts } from './PartCharts';
import { RewardChart } from './RewardChart';
import { RunControls } from './RunControls';
import { RunFacts } from './RunFacts';

/** A real GRPO run in this page, on this room's prompts. */
export function Train(): ReactElement | null {
  const room = useStore(session, (state): Room | null =>
    state.room.status === 'ready' ? state.room.value : null,
  );
  if (!room) return null;
  return (
    <>
      <RunControls room={room} />
      <KnobPanel room={room} />
      <RewardChart />
      <PartCharts />
      <RunFacts />
    </>
  );
}
