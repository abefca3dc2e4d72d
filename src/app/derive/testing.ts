import type {
  CameraBox,
  ClipFrame,
  DetectionTask,
  GroundingTask,
  Pose,
  ShownFrame,
  WorldBox,
} from '#rewards';
import type { Scene } from '#scenes';

/** A camera at the world's origin that looks along +y: x right, y down, z forward in its own frame. */
export const pose = [1, 0, 0, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1] as unknown as Pose;

/** Unrotated box of size 1 in the camera's frame, `x` to the right and `z` ahead. */
export const cameraBox = (x: number, z = 4): CameraBox => [x, 0, z, 1, 1, 1, 0, 0, 0] as unknown as CameraBox;

/** Two chairs and a table, seen in frame 0. */
export const detection: DetectionTask = {
  id: 'room/detection',
  scene: 'room',
  kind: 'detection',
  prompt: 'Find every object',
  frames: [0 as ClipFrame],
  target: {
    boxes: [
      { label: 'chair', box: cameraBox(-2) },
      { label: 'chair', box: cameraBox(2) },
      { label: 'table', box: cameraBox(0) },
    ],
  },
};

/** One table, best seen in the second of three shown frames. */
export const grounding: GroundingTask = {
  id: 'room/grounding',
  scene: 'room',
  kind: 'grounding',
  prompt: 'Find the table',
  frames: [0, 12, 24] as ClipFrame[],
  poses: [pose, pose, pose],
  target: { label: 'table', box: [0, 4, 0, 1, 1, 1, 0, 0, 0] as unknown as WorldBox, frame: 1 as ShownFrame },
};

/** A detection completion in the paper's form. */
export function answer(...boxes: readonly (readonly [string, readonly number[]])[]): string {
  const list = boxes.map(([label, box]) => JSON.stringify({ label, bbox_3d: box })).join(', ');
  return `<think></think><answer>[${list}]</answer>`;
}

/** A scene of nothing but a chair. */
export const scene = {
  instances: [{ id: 'chair-1', label: 'chair', box: [0, 4, 0, 1, 1, 1, 0, 0, 0] }],
} as unknown as Scene;
