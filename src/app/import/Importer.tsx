import { lazy, type ReactElement, Suspense } from 'react';
import { useStore } from 'zustand';
import { DropTarget } from './DropTarget';
import { importing } from './importing';

// Few visits import anything: the dialog and its worker come when they are wanted.
const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog')).ImportDialog }));

/** The door for people's own scenes: takes drops, and shows what came of them. */
export function Importer(): ReactElement {
  const open = useStore(importing, ({ phase }) => phase !== 'closed');
  return (
    <>
      <DropTarget />
      {open && (
        <Suspense>
          <ImportDialog />
        </Suspense>
      )}
    </>
  );
}
