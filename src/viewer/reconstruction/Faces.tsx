import { useThree } from '@react-three/fiber';
import { type ReactElement, useEffect, useLayoutEffect, useMemo } from 'react';
import { type Face, FaceGeometry } from './FaceGeometry';
import { STILL_LAYER, type StagePasses } from './StagePasses';

interface FacesProps {
  readonly passes: StagePasses;
  readonly faces: readonly Face[];
  readonly order: number;
}

/** A batch of faint faces that seldom change, in one draw call. */
export function Faces({ passes, faces, order }: FacesProps): ReactElement | false {
  const invalidate = useThree((state) => state.invalidate);
  const geometry = useMemo(() => new FaceGeometry(), []);
  useEffect(() => () => geometry.dispose(), [geometry]);
  useLayoutEffect(() => {
    geometry.setFaces(faces);
    passes.redraw();
    invalidate();
  }, [passes, geometry, faces, invalidate]);
  const mesh = { geometry, layers: STILL_LAYER, frustumCulled: false };
  return faces.length > 0 && <mesh {...mesh} material={passes.faces} renderOrder={order} />;
}
