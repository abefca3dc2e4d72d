import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';
import { Against } from './Against';
import { Ledger } from './Ledger';
import { NoRollouts } from './NoRollouts';
import { Objects } from './Objects';
import { Question } from './Question';
import { RewardFigure } from './RewardFigure';

/** Why did this box earn this? */
export function Explore(): ReactElement | null {
  const current = useCurrent();
  const scene = useStore(session, (state) => (state.room.status === 'ready' ? state.room.value.scene : null));
  if (!current) return scene && <Objects scene={scene} />;
  if (!current.member) {
    return (
      <>
        <NoRollouts />
        <Question />
      </>
    );
  }
  return (
    <>
      <RewardFigure />
      <Ledger />
      <Against />
      <Question />
    </>
  );
}
