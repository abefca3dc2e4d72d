import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { PerspectiveCamera } from 'three';
import type { Scene } from '#scenes';
import type { ClockStore } from '../createClock';
import { type Pinhole, pinholeOf, poseAt } from '../geometry/pinhole';
import type { StageBox } from '../stageBox';
import { diagonalOf } from './bounds';
import { CameraRig } from './CameraRig';
import { type FreeCamera, freeCamera, viewpointOf } from './freeCamera';
import { boxView, roomView } from './roomViews';
import type { StageView } from './stageView';

interface CameraRigOptions {
  readonly scene: Scene;
  readonly clock: ClockStore;
  readonly boxes: readonly StageBox[];
  readonly view: StageView;
  /** Where a `free` view is seen from; null leaves it where it is. */
  readonly camera: FreeCamera | null;
  readonly onViewChange: (view: StageView, camera?: FreeCamera) => void;
}

/** Keeps the camera where `view` says, lets go when the user turns the view, and says where they have turned it to.
 * @returns flies to the box of a key; to the whole room where there is none */
export function useCameraRig(options: CameraRigOptions): (key: string | null) => void {
  const { scene, clock, boxes, view, camera: free, onViewChange } = options;
  const { gl, invalidate, size } = useThree();
  const camera = useThree((state) => state.camera) as PerspectiveCamera;
  const aspect = size.width / size.height;
  const changed = useRef(onViewChange);
  useEffect(() => {
    changed.current = onViewChange;
  }, [onViewChange]);
  // Where the rig itself has said that it is, since it was let go of: nowhere to fly to.
  const told = useRef(new WeakSet<FreeCamera>());

  const [rig, setRig] = useState<CameraRig | null>(null);
  useEffect(() => {
    const made = makeRig(camera, gl.domElement, diagonalOf(scene.bounds), invalidate, told, changed);
    setRig(made);
    return () => made.dispose();
  }, [camera, gl, scene, invalidate]);

  // A new room or another shape of the pane shows the view at once; another view of the same is flown to.
  const shown = useRef<{ readonly rig: CameraRig; readonly aspect: number } | null>(null);
  useEffect(() => {
    if (rig === null) return;
    const jump = shown.current?.rig !== rig || shown.current.aspect !== aspect;
    shown.current = { rig, aspect };
    if (view === 'free') {
      if (free !== null && (jump || !told.current.has(free))) rig.goTo(viewpointOf(free), jump);
      return;
    }
    told.current = new WeakSet();
    if (view !== 'camera') return rig.goTo(roomView(view, scene, aspect), jump);
    const pinhole = pinholeOf(scene);
    // Without a known camera there is none to look through.
    if (pinhole === null || scene.poses.length === 0) return rig.goTo(roomView('room', scene, aspect), jump);
    const fov = clipFov(pinhole, aspect);
    const follow = (at: boolean): void => {
      const pose = poseAt(scene, clock.getState().frame);
      if (pose) rig.follow(pose, fov, at);
    };
    follow(jump);
    return clock.subscribe(() => follow(false));
  }, [rig, view, free, scene, aspect, clock]);

  useFrame(() => rig?.update(performance.now()));

  return useCallback(
    (key) => {
      const target = boxes.find((box) => box.key === key);
      if (rig === null || target === undefined) onViewChange('room');
      else onViewChange('free', freeCamera(boxView(target.box, rig.viewpoint, aspect)));
    },
    [boxes, onViewChange, rig, aspect],
  );
}

/** Apart from the hook: a function made in there would hold what it rendered with, the rig before and its room, and that the one
 * before, for as long as the page is open. */
function makeRig(
  camera: PerspectiveCamera,
  element: HTMLElement,
  reach: number,
  invalidate: () => void,
  told: RefObject<WeakSet<FreeCamera>>,
  changed: RefObject<CameraRigOptions['onViewChange']>,
): CameraRig {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return new CameraRig(camera, element, reach, calm, invalidate, (to) => {
    const turned = freeCamera(to);
    told.current.add(turned);
    changed.current('free', turned);
  });
}

/** The upright angle of view at which all of the clip's picture is in the pane. */
function clipFov({ fx, fy, width, height }: Pinhole, aspect: number): number {
  const upright = height / 2 / fy;
  const across = width / 2 / fx / aspect;
  return 2 * Math.atan(Math.max(upright, across));
}
