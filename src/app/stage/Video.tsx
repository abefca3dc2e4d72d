import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { VideoPane } from '#viewer';
import type { Room } from '../state/room';
import { useInspected } from '../state/useInspected';
import { useStageLink } from '../state/useStageLink';
import { PaneHeader } from '../ui/PaneHeader';
import { useMeasures } from './useMeasures';
import { useStageBoxes } from './useStageBoxes';
import css from './Video.module.css';

interface Props {
  readonly room: Room;
  readonly header: boolean;
}

/** The clip with its boxes. */
export function Video({ room, header }: Props): ReactElement {
  const boxes = useStageBoxes();
  const measures = useMeasures();
  const link = useStageLink();
  const inspected = useInspected();
  const { width, height } = room.scene.clip ?? { width: 4, height: 3 };
  return (
    <section className={css.video} aria-label="Video">
      {header && (
        <PaneHeader title="Video">
          <FrameNumber room={room} />
        </PaneHeader>
      )}
      <div className={css.picture} style={header ? { aspectRatio: `${width} / ${height}` } : undefined}>
        <VideoPane
          key={room.scene.id}
          scene={room.scene}
          files={room.files}
          clock={room.clock}
          boxes={boxes}
          measures={measures}
          link={link}
          intersection={inspected?.overlap.polyhedron ?? null}
          showTags
        />
      </div>
    </section>
  );
}

/** Apart, so that playing renders a number and not the pane. */
function FrameNumber({ room }: { readonly room: Room }): ReactElement {
  const frame = useStore(room.clock, (clock) => clock.frame);
  const { frameCount } = room.clock.getState();
  return (
    <span data-testid="frame">
      frame <b>{frame}</b> / {frameCount - 1}
    </span>
  );
}
