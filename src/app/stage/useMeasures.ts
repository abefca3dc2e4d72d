import { useEffect, useState } from 'react';
import type { StageMeasure } from '#viewer';
import { useCurrent } from '../state/useCurrent';

const NONE: readonly StageMeasure[] = [];

/** What both panes draw of a spatial question, beside its objects. How to measure comes with the first question. */
export function useMeasures(): readonly StageMeasure[] {
  const current = useCurrent();
  const [measured, setMeasured] = useState({ task: '', measures: NONE });
  const task = current?.task;
  const scene = current?.room.scene;
  useEffect(() => {
    if (task?.kind !== 'reasoning' || !scene) return;
    let wanted = true;
    void import('../derive/questionMeasures').then(({ questionMeasures }) => {
      if (wanted) setMeasured({ task: task.id, measures: questionMeasures(task, scene) });
    });
    return () => {
      wanted = false;
    };
  }, [task, scene]);
  return measured.task === task?.id ? measured.measures : NONE;
}
