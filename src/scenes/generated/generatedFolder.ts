import type { Task } from '#rewards';
import type { AnnotatedViews } from '../annotatedViews';
import { labelColour } from '../import/apply/labelColour';
import { encodePoints } from '../import/encodePoints';
import { memoryFile } from '../import/memoryFile';
import type { SceneFolder } from '../import/sceneFolder';
import type { SourceFile } from '../import/sourceFile';
import { raysPerFrame } from '../rayGrid';
import { packRays } from '../rayPacking';
import type { SceneInstance } from '../scene';
import { bitmap } from './bitmap';
import { viewPictures } from './viewPictures';
import { viewPoints } from './viewPoints';

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** A generated scene as a scene folder, so that it can be looked at and trained on like any other. Pictures and points are
 * what the policy is given: a few rays a frame.
 * @param tasks of the scene */
export function generatedFolder(generated: AnnotatedViews, tasks: readonly Task[]): SceneFolder {
  const { id, views, instances, bounds, clipFrames } = generated;
  const { width, height, pictures } = viewPictures(views);
  const { fx, fy, cx, cy } = views.intrinsics;
  const points = encodePoints('points.bin', viewPoints(views));
  const names = pictures.map((_, frame) => `frame-${frame}.bmp`);
  const files: SourceFile[] = [
    ...pictures.map((rgb, frame) => memoryFile(names[frame]!, bitmap(width, height, rgb))),
    memoryFile('points.bin', points.bytes),
    memoryFile('rays.bin', Uint8Array.from(packRays(views.depth, views.rgb))),
  ];
  const pixels = (width * height) / raysPerFrame(views);
  return {
    scene: {
      format: 'reward-room/scene',
      version: 1,
      id,
      title: `Generated room ${id}`,
      kind: 'generated',
      units: 'metre',
      licence: 'CC0-1.0',
      provenance: 'Furnished and ray cast by the generator of training scenes, from its seed.',
      clip: { pictures: names, width, height, fps: 1, frames: views.frames },
      poster: { file: names[0]!, frame: 0 },
      intrinsics: { fx: fx * width, fy: fy * height, cx: cx * width, cy: cy * height },
      poses: views.poses.map((pose) => [...pose]),
      timestamps: clipFrames.map((frame) => frame),
      axisAlignment: IDENTITY,
      bounds: { min: [...bounds.min], max: [...bounds.max] },
      points: points.meta,
      rays: {
        file: 'rays.bin',
        frames: [...clipFrames],
        patches: views.patches,
        raysPerPatchSide: views.raysPerPatchSide,
      },
      instances: instances.map(({ id: name, label, box, rays }) => ({
        id: name,
        label,
        colour: labelColour(label),
        box: [...box] as SceneInstance['box'],
        seen: rays.flatMap((count, frame) =>
          count > 0 ? [{ frame, visible: 1, area: count * pixels }] : [],
        ),
      })),
    },
    files: new Map(files.map((file) => [file.path, file])),
    tasks,
  };
}
