import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StageCarry, StageMeasure } from '#viewer';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';

/** The selected box of a grounding answer on its way from its camera to the world; null for any other. How comes with the first. */
export function useCarry(): { readonly carry: StageCarry; readonly line: StageMeasure } | null {
  const current = useCurrent();
  const selected = useStore(session, (state) => state.selected);
  const turn = useStore(session, (state) => state.carries);
  const [carried, setCarried] = useState<ReturnType<typeof useCarry>>(null);
  useEffect(() => {
    setCarried(null);
    const { task, group, member } = current ?? {};
    if (task?.kind !== 'grounding' || !group || !member || selected === null) return;
    let wanted = true;
    void import('../derive/carriedBox').then(({ carriedBox }) => {
      const found = wanted && carriedBox(group, member, selected);
      if (found) setCarried({ line: found.line, carry: { ...found.carry, turn } });
    });
    return () => {
      wanted = false;
    };
  }, [current, selected, turn]);
  return carried;
}
