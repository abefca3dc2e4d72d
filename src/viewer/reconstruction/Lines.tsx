import { useThree } from '@react-three/fiber';
import { type ReactElement, useEffect, useLayoutEffect, useMemo } from 'react';
import { LineGeometry, type LineSegment } from './LineGeometry';
import { STILL_LAYER, type StagePasses } from './StagePasses';

interface LinesProps {
  readonly passes: StagePasses;
  readonly lines: readonly LineSegment[];
  /** What is drawn later covers what is drawn earlier. */
  readonly order: number;
  /** Whether there are wider lines to draw below. */
  readonly below?: boolean;
}

/** A batch of lines that seldom change: one draw call, or two with the lines below. */
export function Lines({ lines, ...meshes }: LinesProps): ReactElement | false {
  const { passes } = meshes;
  const invalidate = useThree((state) => state.invalidate);
  const geometry = useLineGeometry();
  useLayoutEffect(() => {
    geometry.setLines(lines);
    passes.redraw();
    invalidate();
  }, [passes, geometry, lines, invalidate]);
  // An empty batch costs no draw call.
  return lines.length > 0 && <LineMeshes geometry={geometry} layer={STILL_LAYER} {...meshes} />;
}

export function useLineGeometry(): LineGeometry {
  const geometry = useMemo(() => new LineGeometry(), []);
  useEffect(() => () => geometry.dispose(), [geometry]);
  return geometry;
}

interface LineMeshesProps extends Omit<LinesProps, 'lines'> {
  readonly geometry: LineGeometry;
  /** That of what moves with the clip, or `STILL_LAYER`. */
  readonly layer?: number;
}

export function LineMeshes(props: LineMeshesProps): ReactElement {
  const { geometry, passes, order, layer = 0, below = false } = props;
  const mesh = { geometry, layers: layer, frustumCulled: false };
  return (
    <>
      {below && <mesh {...mesh} material={passes.linesBelow} renderOrder={order} />}
      <mesh {...mesh} material={passes.lines} renderOrder={order + 0.5} />
    </>
  );
}
