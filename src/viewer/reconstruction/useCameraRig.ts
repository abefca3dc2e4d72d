import { useFrame, useThree } from '@react-three/fiber';
import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { PerspectiveCamera } from 'three';
import type { Scene } from '#scenes';
import type { ClockStore } from '../createClock';
import { type Pinhole, pinholeOf, poseAt } from '../geometry/pinhole';
import type { StageBox } from '../stageBox';
import { diagonalOf } from './bounds';
import { CameraRig } from './CameraRig';
import type { ReconstructionHandle } from './ReconstructionPane';
import { boxView, roomView } from './roomViews';
import type { StageView } from './stageView';

interface CameraRigOptions {
  readonly scene: Scene;
  readonly clock: ClockStore;
  readonly boxes: readonly StageBox[];
  readonly view: StageView;
  readonly onViewChange: (view: StageView) => void;
  readonly handle: Ref<ReconstructionHandle> | undefined;
}

/** Keeps the camera where `view` says, flies on request, and lets go when the user turns the view. */
export function useCameraRig({ scene, clock, boxes, view, onViewChange, handle }: CameraRigOptions): void {
  const { gl, invalidate, size } = useThree();
  const camera = useThree((state) => state.camera) as PerspectiveCamera;
  const aspect = size.width / size.height;
  const turned = useRef(onViewChange);
  useEffect(() => {
    turned.current = onViewChange;
  }, [onViewChange]);

  const [rig, setRig] = useState<CameraRig | null>(null);
  useEffect(() => {
    const made = makeRig(camera, gl.domElement, diagonalOf(scene.bounds), invalidate, turned);
    setRig(made);
    return () => made.dispose();
  }, [camera, gl, scene, invalidate]);

  // A new room or another shape of the pane shows the view at once; another view of the same is flown to.
  const shown = useRef<{ readonly rig: CameraRig; readonly aspect: number } | null>(null);
  useEffect(() => {
    if (rig === null) return;
    const jump = shown.current?.rig !== rig || shown.current.aspect !== aspect;
    shown.current = { rig, aspect };
    if (view === 'free') return;
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
  }, [rig, view, scene, aspect, clock]);

  useImperativeHandle(
    handle,
    () => ({
      flyTo(key) {
        if (rig === null) return;
        const target = boxes.find((box) => box.key === key);
        onViewChange(target === undefined ? 'room' : 'free');
        const goal = target ? boxView(target.box, rig.viewpoint, aspect) : roomView('room', scene, aspect);
        rig.goTo(goal, false);
      },
    }),
    [boxes, onViewChange, rig, aspect, scene],
  );

  useFrame(() => rig?.update(performance.now()));
}

/** Apart from the hook: a function made in there would hold what it rendered with, the rig before and its room, and that the one
 * before, for as long as the page is open. */
function makeRig(
  camera: PerspectiveCamera,
  element: HTMLElement,
  reach: number,
  invalidate: () => void,
  turned: RefObject<(view: StageView) => void>,
): CameraRig {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return new CameraRig(camera, element, reach, calm, invalidate, () => turned.current('free'));
}

/** The upright angle of view at which all of the clip's picture is in the pane. */
function clipFov({ fx, fy, width, height }: Pinhole, aspect: number): number {
  const upright = height / 2 / fy;
  const across = width / 2 / fx / aspect;
  return 2 * Math.atan(Math.max(upright, across));
}
