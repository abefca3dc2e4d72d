import { useThree } from '@react-three/fiber';
import { type ReactElement, useEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry } from 'three';
import type { PointCloud, Scene } from '#scenes';
import { pointAttributes } from './pointAttributes';
import { POINT_LAYER, STILL_LAYER, type StagePasses } from './StagePasses';

interface PointLayerProps {
  readonly passes: StagePasses;
  readonly points: PointCloud | null;
  readonly scene: Scene;
}

const NO_POINTS: PointCloud = { count: 0, positions: new Float32Array(0), colors: new Uint8Array(0) };

/** The points, and the triangle over the whole pane that shades them and shows them. */
export function PointLayer({ passes, points, scene }: PointLayerProps): ReactElement {
  const invalidate = useThree((state) => state.invalidate);
  const { positions, colours, spacing } = useMemo(
    () => pointAttributes(points ?? NO_POINTS, scene),
    [points, scene],
  );
  const geometry = useMemo(() => {
    const cloud = new BufferGeometry();
    cloud.setAttribute('position', new BufferAttribute(positions, 3));
    cloud.setAttribute('colour', new BufferAttribute(colours, 4, true));
    return cloud;
  }, [positions, colours]);
  const pane = useMemo(() => {
    const triangle = new BufferGeometry();
    triangle.setAttribute(
      'position',
      new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3),
    );
    return triangle;
  }, []);
  useEffect(() => {
    passes.setRoom({ bounds: scene.bounds, cloud: geometry, spacing });
    invalidate();
    return () => geometry.dispose();
  }, [passes, geometry, scene, spacing, invalidate]);
  useEffect(() => () => pane.dispose(), [pane]);

  return (
    <>
      <points layers={POINT_LAYER} geometry={geometry} material={passes.points} frustumCulled={false} />
      <mesh layers={STILL_LAYER} geometry={pane} material={passes.shading} frustumCulled={false} />
      <mesh geometry={pane} material={passes.sheet} renderOrder={-1} frustumCulled={false} />
    </>
  );
}
