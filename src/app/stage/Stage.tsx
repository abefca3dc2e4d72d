import { lazy, type ReactElement, type RefObject, Suspense } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { useStore } from 'zustand';
import type { ReconstructionHandle } from '#viewer';
import { Completion } from '../explore/Completion';
import { RolloutPane } from '../rollouts/RolloutPane';
import type { Room } from '../state/room';
import { trainer } from '../state/trainer';
import { Reconstruction } from './Reconstruction';
import css from './Stage.module.css';
import { TimeRow } from './TimeRow';
import { Video } from './Video';

// There is no step before there is a run.
const StepRow = lazy(async () => ({ default: (await import('./StepRow')).StepRow }));

interface Props {
  readonly room: Room;
  readonly phone: boolean;
  readonly reconstruction: RefObject<ReconstructionHandle | null>;
}

/** Video, reconstruction, rollouts and both timelines. It stays mounted whatever the mode or the width. */
export function Stage({ room, phone, reconstruction }: Props): ReactElement {
  const layout = useDefaultLayout({ id: phone ? 'reward-room/stage-phone' : 'reward-room/stage' });
  const run = useStore(trainer.store, (state) => state.steps.length > 0);
  return (
    <section className={css.stage} aria-label="Stage">
      <Group
        className={css.panes}
        orientation={phone ? 'vertical' : 'horizontal'}
        defaultLayout={layout.defaultLayout}
        onLayoutChanged={layout.onLayoutChanged}
      >
        <Panel
          id="video"
          className={css.column}
          defaultSize={phone ? '52%' : '44%'}
          minSize={phone ? '20%' : 240}
        >
          <Video room={room} header={!phone} />
          {!phone && <Completion />}
        </Panel>
        <Separator className={css.separator} aria-label="Width of the video" />
        <Panel id="reconstruction" className={css.column} minSize={phone ? '20%' : 280}>
          <Reconstruction room={room} phone={phone} handle={reconstruction} />
        </Panel>
      </Group>
      {!phone && <RolloutPane />}
      <TimeRow room={room} phone={phone} />
      {run && (
        <Suspense>
          <StepRow phone={phone} />
        </Suspense>
      )}
    </section>
  );
}
