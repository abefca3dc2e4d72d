import { lazy, type ReactElement, Suspense, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { session } from '../state/session';
import { Button } from '../ui/Button';
import { ChooseFiles } from './ChooseFiles';
import { Found } from './Found';
import { GeneratedRoom } from './GeneratedRoom';
import css from './ImportDialog.module.css';
import { closeImport, type Importing, importing } from './importing';
import { Problems } from './Problems';

const ExportForm = lazy(async () => ({ default: (await import('./ExportForm')).ExportForm }));

/** Over the page while something is being imported. What is open stays open behind it. */
export function ImportDialog(): ReactElement {
  const state = useStore(importing);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      data-phase={state.phase}
      aria-labelledby="import-title"
      onClose={closeImport}
    >
      <header className={css.header}>
        <h2 id="import-title">{title(state)}</h2>
        <Button small onClick={closeImport}>
          {state.phase === 'reading' ? 'Cancel' : 'Close'}
        </Button>
      </header>
      <Body state={state} />
    </dialog>
  );
}

function title(state: Importing): string {
  switch (state.phase) {
    case 'closed':
    case 'choose':
      return 'Open or export';
    case 'reading':
      return `Reading ${state.name}`;
    case 'failed':
      return `${state.name} could not be opened`;
    case 'found':
      return state.view.name;
  }
}

function Body({ state }: { readonly state: Importing }): ReactElement | null {
  const room = useStore(session, (open) => (open.room.status === 'ready' ? open.room.value : null));
  switch (state.phase) {
    case 'closed':
      return null;
    case 'choose':
      return (
        <>
          <ChooseFiles />
          <GeneratedRoom />
          <Suspense>{room && <ExportForm room={room} />}</Suspense>
        </>
      );
    case 'reading':
      return (
        <div className={css.busy} role="status">
          <p>{state.progress?.what ?? 'Looking at the files'}</p>
          <progress
            max={state.progress?.of || undefined}
            value={state.progress?.of ? state.progress.done : undefined}
            aria-label="Read so far"
          />
        </div>
      );
    case 'failed':
      return (
        <div className={css.failed}>
          <Problems problems={state.problems} />
          <p className={css.quiet}>What was open is still open</p>
          <ChooseFiles />
        </div>
      );
    case 'found':
      return <Found state={state} />;
  }
}
