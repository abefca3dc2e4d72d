import type { Pose } from '#rewards';

/** What a policy may see of a scene: depth and colour along the patch rays of some frames. The same record holds a
 * generated training scene and the recorded frames of a real clip, so one tokeniser serves both. */
export interface Views {
  readonly frames: number;
  /** Patches per side of a frame. */
  readonly patches: number;
  /** Rays per side of a patch. */
  readonly raysPerPatchSide: number;
  /** Pinhole intrinsics in units of the picture's width and height: u = fx·x/z + cx, in [0, 1]. */
  readonly intrinsics: { readonly fx: number; readonly fy: number; readonly cx: number; readonly cy: number };
  /** Camera-to-world per frame. */
  readonly poses: readonly Pose[];
  /** `[frames, patches², rays²]`, metres along the optical axis; 0 where there is no measurement. */
  readonly depth: Float32Array;
  /** `[frames, patches², rays², 3]`, sRGB 0–1. */
  readonly rgb: Float32Array;
}
