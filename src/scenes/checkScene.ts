import { isRigid } from '#rewards';
import type { Scene } from './scene';
import { type SceneProblem, shorten } from './sceneError';

const FILE = 'scene.json';

/** What a schema cannot say: that the parts of a scene fit one another. Empty for a sound scene. */
export function checkScene(scene: Scene): SceneProblem[] {
  const problems: SceneProblem[] = [];
  const report = (path: string, value: unknown, message: string, remedy: string) =>
    problems.push({ file: FILE, path, value: shorten(value), message, remedy });

  const { frames } = scene.clip;
  for (const [path, list] of [
    ['poses', scene.poses],
    ['timestamps', scene.timestamps],
  ] as const) {
    if (list.length !== frames) {
      report(`${path}.length`, list.length, `the clip has ${frames} frames`, 'Give one entry per clip frame');
    }
  }
  scene.poses.forEach((pose, index) => {
    if (!isRigid(pose, 1e-3)) {
      report(
        `poses[${index}]`,
        pose,
        'not a rigid camera-to-world matrix',
        'Write rotation and translation row-major, without scale',
      );
    }
  });

  const inClip = (path: string, frame: number): void => {
    if (frame >= frames) report(path, frame, `the clip ends at frame ${frames - 1}`, 'Count frames from 0');
  };
  inClip('poster.frame', scene.poster.frame);
  scene.thumbnails.frames.forEach((frame, index) => {
    inClip(`thumbnails.frames[${index}]`, frame);
  });
  scene.rays.frames.forEach((frame, index) => {
    inClip(`rays.frames[${index}]`, frame);
    if (index > 0 && frame <= scene.rays.frames[index - 1]!) {
      report(
        `rays.frames[${index}]`,
        frame,
        'not above the frame before it',
        'List the frames in rising order',
      );
    }
  });
  if (scene.points.scale <= 0)
    report('points.scale', scene.points.scale, 'must be above 0', 'Give metres per step');
  scene.bounds.min.forEach((low, axis) => {
    if (low >= scene.bounds.max[axis]!) {
      report(`bounds.min[${axis}]`, low, 'not below bounds.max', 'Swap the two');
    }
  });

  const ids = new Map<string, number>();
  scene.instances.forEach((instance, index) => {
    const path = `instances[${index}]`;
    const twin = ids.get(instance.id);
    if (twin !== undefined)
      report(
        `${path}.id`,
        instance.id,
        `also the id of instances[${twin}]`,
        'Give every instance its own id',
      );
    ids.set(instance.id, index);
    instance.box.slice(3, 6).forEach((size, axis) => {
      if (size <= 0)
        report(`${path}.box[${3 + axis}]`, size, 'a size must be above 0', 'Give full extents in metres');
    });
    instance.seen.forEach(({ frame }, order) => {
      inClip(`${path}.seen[${order}].frame`, frame);
    });
  });
  return problems;
}
