import { lazy, type ReactElement, Suspense } from 'react';
import { useStore } from 'zustand';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';
import { Against } from './Against';
import { Ledger } from './Ledger';
import { NoRollouts } from './NoRollouts';
import { RewardFigure } from './RewardFigure';

// A first visit opens on boxes; what belongs to questions, or to a scene without tasks, comes when it is wanted.
const Objects = lazy(async () => ({ default: (await import('./Objects')).Objects }));
const Question = lazy(async () => ({ default: (await import('./Question')).Question }));

/** Why did this box earn this? */
export function Explore(): ReactElement | null {
  const current = useCurrent();
  const scene = useStore(session, (state) => (state.room.status === 'ready' ? state.room.value.scene : null));
  if (!current)
    return (
      scene && (
        <Suspense>
          <Objects scene={scene} />
        </Suspense>
      )
    );
  const question = current.task.kind === 'reasoning' && (
    <Suspense>
      <Question />
    </Suspense>
  );
  if (!current.member) {
    return (
      <>
        <NoRollouts />
        {question}
      </>
    );
  }
  return (
    <>
      <RewardFigure />
      <Ledger />
      <Against />
      {question}
    </>
  );
}
