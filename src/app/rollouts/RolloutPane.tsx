import { lazy, type ReactElement, Suspense } from 'react';
import { useStore } from 'zustand';
import { ErrorBoundary } from '../shell/ErrorBoundary';
import { table } from '../table/table';
import { Rollouts } from './Rollouts';

// The table is wanted only after it was asked for.
const RolloutTable = lazy(async () => ({ default: (await import('../table/RolloutTable')).RolloutTable }));

/** This prompt's rollouts as cards, or every rollout of the room as a table. */
export function RolloutPane(): ReactElement {
  const open = useStore(table, (state) => state.open);
  if (!open) return <Rollouts />;
  return (
    <ErrorBoundary title="The table could not be shown" where="all rollouts">
      <Suspense fallback={<Rollouts />}>
        <RolloutTable />
      </Suspense>
    </ErrorBoundary>
  );
}
