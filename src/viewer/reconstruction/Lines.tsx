import { useThree } from '@react-three/fiber';
import { type ReactElement, useEffect, useLayoutEffect, useMemo } from 'react';
import { LineGeometry, type LineSegment } from './LineGeometry';
import type { StagePasses } from './StagePasses';

interface LinesProps {
  readonly passes: StagePasses;
  readonly lines: readonly LineSegment[];
  /** What is drawn later covers what is drawn earlier. */
  readonly order: number;
  /** Whether there are wider lines to draw below. */
  readonly below?: boolean;
}

/** A batch of lines: one draw call, or two with the lines below. */
export function Lines({ passes, lines, order, below = false }: LinesProps): ReactElement {
  const invalidate = useThree((state) => state.invalidate);
  const geometry = useMemo(() => new LineGeometry(), []);
  useEffect(() => () => geometry.dispose(), [geometry]);
  useLayoutEffect(() => {
    geometry.setLines(lines);
    invalidate();
  }, [geometry, lines, invalidate]);

  return (
    <>
      {below && <mesh geometry={geometry} material={passes.linesBelow} renderOrder={order} frustumCulled={false} />}
      <mesh geometry={geometry} material={passes.lines} renderOrder={order + 0.5} frustumCulled={false} />
    </>
  );
}
