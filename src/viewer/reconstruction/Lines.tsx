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
export function Lines({ lines, ...meshes }: LinesProps): ReactElement {
  const invalidate = useThree((state) => state.invalidate);
  const geometry = useLineGeometry();
  useLayoutEffect(() => {
    geometry.setLines(lines);
    invalidate();
  }, [geometry, lines, invalidate]);
  return <LineMeshes geometry={geometry} {...meshes} />;
}

export function useLineGeometry(): LineGeometry {
  const geometry = useMemo(() => new LineGeometry(), []);
  useEffect(() => () => geometry.dispose(), [geometry]);
  return geometry;
}

interface LineMeshesProps extends Omit<LinesProps, 'lines'> {
  readonly geometry: LineGeometry;
}

export function LineMeshes({ geometry, passes, order, below = false }: LineMeshesProps): ReactElement {
  return (
    <>
      {below && (
        <mesh geometry={geometry} material={passes.linesBelow} renderOrder={order} frustumCulled={false} />
      )}
      <mesh geometry={geometry} material={passes.lines} renderOrder={order + 0.5} frustumCulled={false} />
    </>
  );
}
