import { useThree } from '@react-three/fiber';
import { type ReactElement, useEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry } from 'three';
import type { PointCloud } from '#scenes';
import type { Bounds } from './bounds';
import { POINT_LAYER, SHADING_LAYER, type StagePasses } from './StagePasses';

interface PointLayerProps {
  readonly passes: StagePasses;
  readonly points: PointCloud | null;
  readonly bounds: Bounds;
}

/** The points, and the triangle over the whole pane that shades them and shows them. */
export function PointLayer({ passes, points, bounds }: PointLayerProps): ReactElement {
  const invalidate = useThree((state) => state.invalidate);
  const geometry = useMemo(() => {
    const cloud = new BufferGeometry();
    cloud.setAttribute('position', new BufferAttribute(points?.positions ?? new Float32Array(0), 3));
    cloud.setAttribute('colour', new BufferAttribute(points?.colors ?? new Uint8Array(0), 3, true));
    return cloud;
  }, [points]);
  const pane = useMemo(() => {
    const triangle = new BufferGeometry();
    triangle.setAttribute(
      'position',
      new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3),
    );
    return triangle;
  }, []);
  useEffect(() => {
    passes.setRoom(bounds, points?.count ?? 0);
    invalidate();
    return () => geometry.dispose();
  }, [passes, geometry, points, bounds, invalidate]);
  useEffect(() => () => pane.dispose(), [pane]);

  return (
    <>
      <points layers={POINT_LAYER} geometry={geometry} material={passes.points} frustumCulled={false} />
      <mesh layers={SHADING_LAYER} geometry={pane} material={passes.shading} frustumCulled={false} />
      <mesh geometry={pane} material={passes.sheet} renderOrder={-1} frustumCulled={false} />
    </>
  );
}
