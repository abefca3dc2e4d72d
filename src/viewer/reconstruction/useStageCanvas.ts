import { type RefObject, useEffect, useState } from 'react';
import type { ReconstructionPaneProps } from './reconstructionPaneProps';
import type { StageCanvas } from './stageCanvas';

export type StageState = 'loading' | 'ready' | 'lost' | 'unsupported' | 'error';

/** Loads the 3D engine behind the first paint, and shows its canvas in a pane. */
export function useStageCanvas(
  pane: RefObject<HTMLElement | null>,
  tags: RefObject<HTMLElement | null>,
  props: ReconstructionPaneProps,
): StageState {
  const [state, setState] = useState<StageState>('loading');
  const [stage, setStage] = useState<StageCanvas | null>(null);

  useEffect(() => {
    const host = pane.current!;
    let shown: StageCanvas | null = null;
    let left = false;
    const lost = (): void => setState('lost');
    import('./stageCanvas')
      .then(({ stageCanvas }) => {
        if (left) return;
        shown = stageCanvas();
        if (shown === null) return setState('unsupported');
        shown.element.addEventListener('webglcontextlost', lost);
        shown.attach(host);
        setStage(shown);
      })
      .catch(() => {
        if (!left) setState('error');
      });
    return () => {
      left = true;
      shown?.element.removeEventListener('webglcontextlost', lost);
      shown?.detach(host);
    };
  }, [pane]);

  // After every render, whatever it was that changed.
  useEffect(() => {
    const { ref: handle, ...rest } = props;
    const onDrawn = (): void => setState('ready');
    stage?.render({ ...rest, handle, tags: tags.current!, onDrawn });
  });
  return state;
}
