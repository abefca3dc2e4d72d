import { type CSSProperties, lazy, type ReactElement, Suspense, useEffect, useRef, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { useStore } from 'zustand';
import type { ReconstructionHandle } from '#viewer';
import css from './App.module.css';
import { Importer } from './import/Importer';
import { useShortcuts } from './keys/useShortcuts';
import { followAddress } from './link/followAddress';
import { BoxList } from './shell/BoxList';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Inspector } from './shell/Inspector';
import { LiveSummary } from './shell/LiveSummary';
import { NoRoom } from './shell/NoRoom';
import { Notices } from './shell/Notices';
import { type Stop, stopHeight } from './shell/sheetStops';
import { TopBar } from './shell/TopBar';
import { Stage } from './stage/Stage';
import { followRun } from './state/followRun';
import { session } from './state/session';
import { PHONE, useMedia } from './state/useMedia';

const Help = lazy(async () => ({ default: (await import('./shell/Help')).Help }));

const Palette = lazy(async () => ({ default: (await import('./palette/Palette')).Palette }));
const PhoneInspector = lazy(async () => ({
  default: (await import('./shell/PhoneInspector')).PhoneInspector,
}));

/** The whole page: top bar, stage, inspector. */
export function App(): ReactElement {
  const phone = useMedia(PHONE);
  const room = useStore(session, (state) => state.room);
  const help = useStore(session, (state) => state.help);
  const palette = useStore(session, (state) => state.palette);
  const reconstruction = useRef<ReconstructionHandle>(null);
  const [stop, setStop] = useState<Stop>('half');
  const columns = useDefaultLayout({
    id: 'reward-room/columns',
    panelIds: phone ? ['stage'] : ['stage', 'inspector-column'],
  });
  const runShortcut = useShortcuts(reconstruction);

  useEffect(() => {
    const ends = [followAddress(), followRun()];
    return () => {
      for (const end of ends) end();
    };
  }, []);

  // The stage makes room for the sheet at its lower stops; the full sheet lies over it.
  const style = { '--sheet': phone ? stopHeight[stop === 'full' ? 'half' : stop] : '0px' } as CSSProperties;
  return (
    <div className={css.app} style={style}>
      <BoxList />
      <TopBar phone={phone} />
      <Notices />
      <main className={css.main}>
        <Group
          className={css.columns}
          defaultLayout={columns.defaultLayout}
          onLayoutChanged={columns.onLayoutChanged}
        >
          <Panel id="stage" minSize={phone ? undefined : 540}>
            <ErrorBoundary title="The stage could not be shown" where="stage">
              {room.status === 'ready' ? (
                <Stage room={room.value} phone={phone} reconstruction={reconstruction} />
              ) : (
                <NoRoom problem={room.status === 'failed' ? room.problem : null} />
              )}
            </ErrorBoundary>
          </Panel>
          {!phone && <Separator className={css.separator} aria-label="Width of the inspector" />}
          {!phone && (
            <Panel
              id="inspector-column"
              defaultSize={368}
              minSize={320}
              maxSize={640}
              groupResizeBehavior="preserve-pixel-size"
            >
              <Inspector />
            </Panel>
          )}
        </Group>
        {phone && (
          <Suspense>
            <PhoneInspector stop={stop} onStop={setStop} />
          </Suspense>
        )}
      </main>
      {palette && (
        <Suspense>
          <Palette onShortcut={runShortcut} />
        </Suspense>
      )}
      {help && (
        <Suspense>
          <Help />
        </Suspense>
      )}
      <Importer />
      <LiveSummary />
    </div>
  );
}
