import { extend, useFrame, useThree } from '@react-three/fiber';
import { type ReactElement, useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { Mesh, type PerspectiveCamera, Points } from 'three';
import { boxCorners } from '#rewards';
import type { TagMove } from '../geometry/layoutTags';
import type { Vector3 } from '../geometry/vector';
import { boxWireframe, solidWireframe } from './boxLines';
import { Carry } from './Carry';
import { pathLines } from './cameraLines';
import { drawPicture } from './drawPicture';
import { Faces } from './Faces';
import { Frustum } from './Frustum';
import { gridLines } from './gridLines';
import { Lines } from './Lines';
import { measureLines } from './measureLines';
import { PointLayer } from './PointLayer';
import { placeTags } from './placeTags';
import type { ReconstructionPaneProps } from './reconstructionPaneProps';
import { StagePasses } from './StagePasses';
import { useCameraRig } from './useCameraRig';
import { usePicking } from './usePicking';

// Only what is used: the whole of three would more than double what has to load.
extend({ Mesh, Points });

export interface StageSceneProps extends Omit<ReconstructionPaneProps, 'ref'> {
  readonly handle: ReconstructionPaneProps['ref'];
  /** Holds the tags as HTML elements, which are moved to their boxes after each frame. */
  readonly tags: HTMLElement;
  /** A frame has been drawn. */
  readonly onDrawn: () => void;
}

/** A view that has not moved for so long is at rest, milliseconds. */
const REST = 120;

/** What is in the reconstruction, for React Three Fiber. */
export function StageScene(props: StageSceneProps): ReactElement {
  const { scene, points, clock, boxes, measures, link, intersection, theme } = props;
  const { gl, scene: root, invalidate } = useThree();
  const camera = useThree((state) => state.camera) as PerspectiveCamera;
  const passes = useMemo(() => new StagePasses(), []);
  useEffect(() => () => passes.dispose(), [passes]);
  useEffect(() => {
    passes.setTheme(theme);
    invalidate();
  }, [passes, theme, invalidate]);
  const refresh = useCallback(() => {
    passes.refresh();
    invalidate();
  }, [passes, invalidate]);
  useEffect(() => {
    gl.domElement.addEventListener('webglcontextrestored', refresh);
    return () => gl.domElement.removeEventListener('webglcontextrestored', refresh);
  }, [gl, refresh]);

  const { pointSize, brightness } = props;
  useEffect(() => {
    passes.setLook(pointSize, brightness);
    invalidate();
  }, [passes, pointSize, brightness, invalidate]);

  const flyTo = useCameraRig(props);
  useImperativeHandle(
    props.handle,
    () => ({
      flyTo,
      async picture() {
        if (gl.getContext().isContextLost()) return null;
        // What was drawn is gone once it has been shown: draw again, all of it, and read it in the same breath.
        passes.refresh();
        passes.render(gl, root, camera);
        return drawPicture(gl.domElement, props.tags);
      },
    }),
    [flyTo, gl, passes, root, camera, props.tags],
  );
  usePicking(gl.domElement, camera, boxes, link);

  const outlines = useMemo(
    () =>
      new Map<string, readonly Vector3[]>([
        ...boxes.map(({ key, box }) => [key, boxCorners(box)] as const),
        ...measures.map(({ key, at }) => [key, [at]] as const),
      ]),
    [boxes, measures],
  );
  const rest = useRef(0);
  const moves = useRef(new Map<string, TagMove>());
  useFrame(() => {
    if (gl.getContext().isContextLost()) return;
    const thinned = passes.render(gl, root, camera);
    // A frame in which only boxes or the clip change puts nothing off.
    if (thinned !== null) clearTimeout(rest.current);
    if (thinned) rest.current = window.setTimeout(refresh, REST);
    placeTags(props.tags, outlines, camera, moves.current);
    props.onDrawn();
  }, 1);

  const grid = useMemo(() => gridLines(scene.bounds, theme), [scene, theme]);
  const path = useMemo(() => pathLines(scene, theme), [scene, theme]);
  const wires = useMemo(() => boxWireframe(boxes, link, theme), [boxes, link, theme]);
  const solid = useMemo(
    () => (intersection ? solidWireframe(intersection, theme) : { lines: [], faces: [] }),
    [intersection, theme],
  );

  const measured = useMemo(() => measureLines(measures, theme), [measures, theme]);

  return (
    <>
      <PointLayer passes={passes} points={points} scene={scene} />
      <Lines passes={passes} lines={grid} order={1} />
      <Lines passes={passes} lines={path} order={2} below />
      <Faces passes={passes} faces={wires.faces} order={3} />
      <Faces passes={passes} faces={solid.faces} order={4} />
      <Lines passes={passes} lines={wires.lines} order={5} below />
      <Lines passes={passes} lines={solid.lines} order={6} />
      <Lines passes={passes} lines={measured} order={7} below />
      <Carry passes={passes} carry={props.carry} scene={scene} theme={theme} />
      <Frustum passes={passes} scene={scene} clock={clock} theme={theme} />
    </>
  );
}
