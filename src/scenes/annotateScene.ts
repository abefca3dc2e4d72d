import type { ClipFrame, WorldBox } from '#rewards';
import type { AnnotatedViews } from './annotatedViews';
import { raysPerFrame } from './rayGrid';
import type { RecordedScene } from './recordedScene';
import type { Views } from './views';

/** A sample room as a source of tasks. How many rays meet an instance follows from the pixels that `scene.json` says are
 * seen of it: its projected area, less what is hidden. */
export function annotateScene(scene: RecordedScene, views: Views): AnnotatedViews {
  const raysPerPixel = raysPerFrame(views) / (scene.clip.width * scene.clip.height);
  return {
    id: scene.id,
    bounds: scene.bounds,
    views,
    clipFrames: scene.rays.frames as ClipFrame[],
    instances: scene.instances.map(({ id, label, box, seen }) => {
      const pixels = new Map(seen.map(({ frame, visible, area }) => [frame, visible * area]));
      const rays = scene.rays.frames.map((frame) => Math.round((pixels.get(frame) ?? 0) * raysPerPixel));
      const glimpsed = scene.rays.frames.map((frame) => pixels.has(frame));
      return { id, label, box: box as unknown as WorldBox, rays, glimpsed };
    }),
  };
}
