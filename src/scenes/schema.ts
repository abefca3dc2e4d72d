import { z } from 'zod/mini';

const number = z.number();
const frame = z.int().check(z.nonnegative());
/** No way out of the folder: neither `..` nor an absolute path nor a drive letter. */
const file = z
  .string()
  .check(
    z.regex(
      /^(?!\.{1,2}(\/|$))[^/\\:\0]+(\/(?!\.{1,2}(\/|$))[^/\\:\0]+)*$/,
      'a path inside the scene folder',
    ),
  );
const box = z.tuple([number, number, number, number, number, number, number, number, number]);
const matrix = z.array(number).check(z.length(16));

/** The schema of `scene.json`, version 1. Every TypeScript type of a scene comes from here. */
export const sceneSchema = z.object({
  format: z.literal('reward-room/scene'),
  version: z.literal(1),
  id: z.string().check(z.regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens')),
  title: z.string(),
  /** Kind of room, in words. */
  kind: z.string(),
  units: z.literal('metre'),
  licence: z.string(),
  /** How the scene was made, and what its noise is. */
  provenance: z.string(),
  /** The clock, and what it plays: a video `file`, or one of `pictures` per frame, or nothing where only poses are known.
   * Absent where there is a reconstruction alone. */
  clip: z.optional(
    z.object({
      file: z.optional(file),
      pictures: z.optional(z.array(file)),
      /** What the source called each frame, where `pictures` do not say it: for export, and for matching predictions. */
      names: z.optional(z.array(z.string())),
      width: z.int().check(z.positive()),
      height: z.int().check(z.positive()),
      fps: number.check(z.positive()),
      frames: z.int().check(z.positive()),
    }),
  ),
  /** Still of a clip frame: the first paint. */
  poster: z.optional(z.object({ file, frame })),
  /** One picture with a grid of small stills, row by row; `frames[k]` is the clip frame of cell k. */
  thumbnails: z.optional(
    z.object({ file, columns: z.int(), width: z.int(), height: z.int(), frames: z.array(frame) }),
  ),
  /** Pinhole, pixels; the centre of the top-left pixel is at (0.5, 0.5). Absent where unknown: then nothing is projected. */
  intrinsics: z.optional(z.object({ fx: number, fy: number, cx: number, cy: number })),
  /** Camera-to-world per clip frame, 4×4 row-major, OpenCV axes, axis alignment included. Empty where unknown. */
  poses: z.array(matrix),
  /** Seconds per clip frame, from wherever the recording counts them. For export only; the clock counts frames. */
  timestamps: z.array(number),
  /** Kept for import and export only: the poses already include it. */
  axisAlignment: matrix,
  /** Axis-aligned bounds of the room's inside, metres. */
  bounds: z.object({ min: z.tuple([number, number, number]), max: z.tuple([number, number, number]) }),
  /** See docs/scene-format.md: `count` points, positions (metres = value · scale + offset) and 8-bit RGB. Positions are int16
   * where nothing is said, or float32, which keeps an imported cloud to the last bit. */
  points: z.optional(
    z.object({
      file,
      count: z.int().check(z.nonnegative()),
      encoding: z.optional(z.enum(['int16', 'float32'])),
      scale: number,
      offset: z.tuple([number, number, number]),
    }),
  ),
  /** Depth and colour at the patch rays of `frames`: what the policy sees. Packed as in a training shard. */
  rays: z.optional(z.object({ file, frames: z.array(frame), patches: z.int(), raysPerPatchSide: z.int() })),
  instances: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      /** Mean albedo, `#rrggbb`. */
      colour: z.string(),
      /** World box, `[cx, cy, cz, dx, dy, dz, a, b, g]`. */
      box,
      /** Clip frames in which it is visible: share of its own pixels that are not hidden, and projected area in pixels. */
      seen: z.array(z.object({ frame, visible: number, area: number })),
    }),
  ),
  /** Files of tasks and stored rollouts, if any. */
  tasks: z.optional(file),
  rollouts: z.optional(file),
});
