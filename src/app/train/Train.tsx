import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { followTrain } from '../state/followTrain';
import type { Room } from '../state/room';
import { followInterruption } from '../state/runs/interrupted';
import { followReplay } from '../state/runs/replays';
import { session } from '../state/session';
import { trainer } from '../state/trainer';
import { HeldOutChart } from './charts/HeldOutChart';
import { PartCharts } from './charts/PartCharts';
import { RewardChart } from './charts/RewardChart';
import { ShareChart } from './charts/ShareChart';
import { HeadroomPanel } from './headroom/HeadroomPanel';
import { KnobPanel } from './knobs/KnobPanel';
import { RunControls } from './runs/RunControls';
import { RunFacts } from './runs/RunFacts';
import { RunList } from './runs/RunList';
import { RunSettings } from './runs/RunSettings';

// From the first look at this panel on, whatever the mode: no stored run is open before.
followReplay();
followInterruption();
followTrain();

/** A real run in this page, on this room's prompts, or a stored one again. */
export function Train(): ReactElement | null {
  const room = useStore(session, (state): Room | null =>
    state.room.status === 'ready' ? state.room.value : null,
  );
  const replayed = useStore(trainer.store, ({ phase }) => phase === 'replay');
  if (!room) return null;
  return (
    <>
      <RunControls room={room} />
      <RunList />
      {replayed ? <RunSettings /> : <KnobPanel room={room} />}
      <HeadroomPanel room={room} />
      <HeldOutChart />
      <RewardChart />
      <PartCharts />
      <ShareChart />
      <RunFacts />
    </>
  );
}
