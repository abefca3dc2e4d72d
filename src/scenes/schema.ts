import { z } from 'zod/mini';

const number = z.number();
const frame = z.int().check(z.nonnegative());
const file = z.string().check(z.regex(/^[\w.-]+$/, 'a plain file name in the scene folder'));
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
  clip: z.object({ file, width: z.int(), height: z.int(), fps: number, frames: z.int() }),
  /** Still of `posterFrame`: the first paint. */
  poster: z.object({ file, frame }),
  /** One picture with a grid of small stills, row by row; `frames[k]` is the clip frame of cell k. */
  thumbnails: z.object({ file, columns: z.int(), width: z.int(), height: z.int(), frames: z.array(frame) }),
  /** Pinhole, pixels; the centre of the top-left pixel is at (0.5, 0.5). */
  intrinsics: z.object({ fx: number, fy: number, cx: number, cy: number }),
  /** Camera-to-world per clip frame, 4×4 row-major, OpenCV axes, axis alignment included. */
  poses: z.array(matrix),
  /** Seconds from the start, per clip frame. For export only; the clock counts frames. */
  timestamps: z.array(number),
  /** Kept for import and export only: the poses already include it. */
  axisAlignment: matrix,
  /** Axis-aligned bounds of the room's inside, metres. */
  bounds: z.object({ min: z.tuple([number, number, number]), max: z.tuple([number, number, number]) }),
  /** See docs/scene-format.md: `count` points, int16 position (metres = value · scale + offset) and 8-bit RGB. */
  points: z.object({ file, count: z.int(), scale: number, offset: z.tuple([number, number, number]) }),
  /** Depth and colour at the patch rays of `frames`: what the policy sees. Packed as in a training shard. */
  rays: z.object({ file, frames: z.array(frame), patches: z.int(), raysPerPatchSide: z.int() }),
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
