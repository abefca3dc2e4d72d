import type { Pose } from '#rewards';
import { raysPerFrame } from './rayGrid';
import { unpackRays } from './rayPacking';
import type { RecordedScene } from './recordedScene';
import type { Views } from './views';

/** Decodes a scene's ray file into the views that the policy sees: one per frame in `scene.rays.frames`.
 * @throws SceneError if the file has another length than those frames take */
export function decodeRays(buffer: ArrayBuffer, scene: RecordedScene): Views {
  const { frames, patches, raysPerPatchSide, file } = scene.rays;
  const { width, height } = scene.clip;
  const { fx, fy, cx, cy } = scene.intrinsics;
  const rays = frames.length * raysPerFrame(scene.rays);
  return {
    frames: frames.length,
    patches,
    raysPerPatchSide,
    intrinsics: { fx: fx / width, fy: fy / height, cx: cx / width, cy: cy / height },
    poses: frames.map((frame) => scene.poses[frame] as unknown as Pose),
    ...unpackRays(new Uint8Array(buffer), rays, file),
  };
}
