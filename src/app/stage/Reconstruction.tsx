import { lazy, type ReactElement, type RefObject, Suspense, useMemo } from 'react';
import { useStore } from 'zustand';
import { type FreeCamera, type ReconstructionHandle, ReconstructionPane, type StageView } from '#viewer';
import { ErrorBoundary } from '../shell/ErrorBoundary';
import { actions } from '../state/actions';
import type { Room } from '../state/room';
import { session } from '../state/session';
import { useTheme } from '../state/theme';
import { useCurrent } from '../state/useCurrent';
import { useInspected } from '../state/useInspected';
import { useStageLink } from '../state/useStageLink';
import { PaneHeader } from '../ui/PaneHeader';
import { ProblemNote } from '../ui/ProblemNote';
import { signed } from '../words/numbers';
import { Legend } from './Legend';
import css from './Reconstruction.module.css';
import { useCarry } from './useCarry';
import { useMeasures } from './useMeasures';
import { useStageBoxes } from './useStageBoxes';

// The first picture can do without.
const PaneTools = lazy(async () => ({ default: (await import('./PaneTools')).PaneTools }));

interface Props {
  readonly room: Room;
  readonly phone: boolean;
  readonly handle: RefObject<ReconstructionHandle | null>;
}

/** The room in three dimensions. */
export function Reconstruction({ room, phone, handle }: Props): ReactElement {
  const boxes = useStageBoxes();
  const measures = useMeasures();
  const carried = useCarry();
  const drawn = useMemo(() => (carried ? [...measures, carried.line] : measures), [carried, measures]);
  const link = useStageLink();
  const inspected = useInspected();
  const current = useCurrent();
  const theme = useTheme();
  const points = useStore(session, (state) => state.points);
  const view = useStore(session, (state) => state.view);
  const camera = useStore(session, (state) => state.camera);
  const pointSize = useStore(session, (state) => state.pointSize);
  const brightness = useStore(session, (state) => state.brightness);
  const all = useStore(session, (state) => state.allInSpace);
  const bound = current?.group.bound ?? 0;
  return (
    <section className={css.reconstruction} aria-label="Reconstruction">
      <PaneHeader title={all ? 'All answers in space' : 'Reconstruction'}>
        {all && bound > 0 && (
          <span className={css.ramp}>
            A {signed(-bound, 2)}
            <i aria-hidden="true" />
            {signed(bound, 2)}
          </span>
        )}
        {!all && !phone && <Legend />}
      </PaneHeader>
      <div className={css.pane}>
        <ErrorBoundary title="The reconstruction could not be shown" where="3D view">
          <ReconstructionPane
            ref={handle}
            scene={room.scene}
            points={points.status === 'ready' ? points.value : null}
            clock={room.clock}
            boxes={boxes}
            measures={drawn}
            carry={carried?.carry ?? null}
            link={link}
            intersection={inspected?.overlap.polyhedron ?? null}
            view={view}
            camera={camera}
            onViewChange={changeView}
            pointSize={pointSize}
            brightness={brightness}
            theme={theme}
            showTags
          />
          <Suspense>
            <PaneTools reconstruction={handle} />
          </Suspense>
        </ErrorBoundary>
        {points.status === 'ready' && points.value === null && (
          <p className={css.without} role="status">
            This scene came without points: its boxes stand alone. Open it together with a PLY or GLB to see
            its surfaces
          </p>
        )}
        {points.status === 'failed' && (
          <div className={css.problem}>
            <ProblemNote title="The points could not be loaded" problem={points.problem} />
          </div>
        )}
      </div>
    </section>
  );
}

/** The button of the clip's camera leads back from it, too. */
function changeView(view: StageView, camera?: FreeCamera): void {
  if (view === 'camera') actions.toggleCameraView();
  else actions.setView(view, camera);
}
