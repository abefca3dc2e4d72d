import type { ReactElement } from 'react';
import { useCurrent } from '../state/useCurrent';
import { Against } from './Against';
import { Ledger } from './Ledger';
import { NoRollouts } from './NoRollouts';
import { RewardFigure } from './RewardFigure';

/** Why did this box earn this? */
export function Explore(): ReactElement | null {
  const current = useCurrent();
  if (!current) return null;
  if (!current.member) return <NoRollouts />;
  return (
    <>
      <RewardFigure />
      <Ledger />
      <Against />
    </>
  );
}
