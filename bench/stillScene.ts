import type { CameraBox, ClipFrame, GroundingTask, Pose, WorldBox } from '#rewards';
import { type AnnotatedViews, Random } from '#scenes';

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] as readonly number[] as Pose;

/** Frames of noise and four prompts: enough to time a step, the same in Node and in a page, nothing to load. */
export function stillScene(frames = 8): {
  scene: Pick<AnnotatedViews, 'views' | 'clipFrames'>;
  tasks: GroundingTask[];
} {
  const random = Random.seeded(7);
  const [patches, side] = [4, 3];
  const rays = frames * patches ** 2 * side ** 2;
  const clipFrames = Array.from({ length: frames }, (_, frame) => frame as ClipFrame);
  const poses = clipFrames.map(() => IDENTITY);
  const views = {
    frames,
    patches,
    raysPerPatchSide: side,
    intrinsics: { fx: 0.9, fy: 1.2, cx: 0.5, cy: 0.5 },
    poses,
    depth: Float32Array.from({ length: rays }, () => random.between(1, 4)),
    rgb: Float32Array.from({ length: 3 * rays }, () => random.uniform()),
  };
  const tasks = ['chair', 'table', 'couch', 'lamp'].map((label): GroundingTask => {
    const box = [0, 0, 2, 1, 1, 1, 0, 0, 0] as unknown as CameraBox & WorldBox;
    const target = { label, box, frame: 0 as never };
    return {
      id: label,
      scene: 'still',
      kind: 'grounding',
      prompt: `Find the ${label}`,
      frames: clipFrames,
      poses,
      target,
    };
  });
  return { scene: { views, clipFrames }, tasks };
}
