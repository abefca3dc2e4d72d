import { useThree } from '@react-three/fiber';
import { type ReactElement, useEffect } from 'react';
import type { Scene } from '#scenes';
import type { ClockStore } from '../createClock';
import type { Theme } from '../palette';
import { frustumLines } from './cameraLines';
import { LineMeshes, useLineGeometry } from './Lines';
import type { StagePasses } from './StagePasses';

interface FrustumProps {
  readonly passes: StagePasses;
  readonly scene: Scene;
  readonly clock: ClockStore;
  readonly theme: Theme;
}

/** The clip's camera at the clock's frame. It follows the clock without rendering in React. */
export function Frustum({ passes, scene, clock, theme }: FrustumProps): ReactElement {
  const invalidate = useThree((state) => state.invalidate);
  const geometry = useLineGeometry();
  useEffect(() => {
    const show = (): void => {
      geometry.setLines(frustumLines(scene, clock.getState().frame, theme));
      invalidate();
    };
    show();
    return clock.subscribe(show);
  }, [geometry, scene, clock, theme, invalidate]);
  return <LineMeshes geometry={geometry} passes={passes} order={7} below />;
}
