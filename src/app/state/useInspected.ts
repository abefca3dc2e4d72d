import { useMemo } from 'react';
import { useStore } from 'zustand';
import { type Intersection, intersectBoxes, type WorldBox } from '#rewards';
import { counterpart, type Pair } from '../derive/counterpart';
import type { Current } from './current';
import { session } from './session';
import { useCurrent } from './useCurrent';

/** A predicted box beside its truth, and what the two share. */
export interface Inspected {
  readonly key: string;
  readonly pair: Pair;
  readonly predicted: WorldBox;
  readonly truth: WorldBox;
  readonly overlap: Intersection;
}

/** The selected box against its truth; the one that is pointed at where none is selected. */
export function useInspected(): Inspected | null {
  const current = useCurrent();
  const key = useStore(session, (state) => state.selected ?? state.hovered);
  return useMemo(() => (current && key !== null ? inspect(current, key) : null), [current, key]);
}

function inspect({ group, member }: Current, key: string): Inspected | null {
  const pair = member && /^[pt]\d+$/.test(key) ? counterpart(key, group, member) : null;
  const predicted = pair && member?.predicted[pair.predicted];
  const truth = pair && group.truths[pair.target];
  if (!pair || !predicted || !truth) return null;
  return { key, pair, predicted, truth, overlap: intersectBoxes(predicted, truth) };
}
