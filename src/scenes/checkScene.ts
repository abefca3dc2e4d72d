import { isRigid } from '#rewards';
import type { Scene } from './scene';
import { type SceneProblem, shorten } from './sceneError';

const FILE = 'scene.json';

type Report = (path: string, value: unknown, message: string, remedy: string) => void;

/** What a schema cannot say: that the parts of a scene fit one another. Empty for a sound scene. */
export function checkScene(scene: Scene): SceneProblem[] {
  const problems: SceneProblem[] = [];
  const report: Report = (path, value, message, remedy) =>
    problems.push({ file: FILE, path, value: shorten(value), message, remedy });
  checkClip(scene, report);
  checkFrames(scene, report);
  checkSpace(scene, report);
  checkInstances(scene, report);
  return problems;
}

function checkClip({ clip, poses, timestamps, intrinsics, rays }: Scene, report: Report): void {
  const frames = clip?.frames ?? 0;
  if (clip?.file !== undefined && clip.pictures) {
    report('clip.pictures', clip.pictures, 'the clip is a video already', 'Give clip.file or clip.pictures');
  }
  if (clip?.pictures && clip.pictures.length !== frames) {
    report(
      'clip.pictures.length',
      clip.pictures.length,
      `the clip has ${frames} frames`,
      'Give one per frame',
    );
  }
  // A clip of unknown poses has none at all; one that is missing would shift all others.
  if (poses.length !== frames && poses.length > 0) {
    report('poses.length', poses.length, `the clip has ${frames} frames`, 'Give one entry per clip frame');
  }
  if (timestamps.length !== frames) {
    report(
      'timestamps.length',
      timestamps.length,
      `the clip has ${frames} frames`,
      'Give one per clip frame',
    );
  }
  poses.forEach((pose, index) => {
    if (isRigid(pose, 1e-3)) return;
    const remedy = 'Write rotation and translation row-major, without scale';
    report(`poses[${index}]`, pose, 'not a rigid camera-to-world matrix', remedy);
  });
  if (rays && (!clip || !intrinsics || poses.length === 0)) {
    report(
      'rays',
      rays.file,
      'rays need a clip, poses and intrinsics',
      'Give all of them, or leave the rays out',
    );
  }
}

function checkFrames({ clip, poster, thumbnails, rays, instances }: Scene, report: Report): void {
  const frames = clip?.frames ?? 0;
  const inClip = (path: string, frame: number): void => {
    if (frame < frames) return;
    const message = clip ? `the clip ends at frame ${frames - 1}` : 'there is no clip';
    report(path, frame, message, 'Count frames from 0');
  };
  if (poster) inClip('poster.frame', poster.frame);
  thumbnails?.frames.forEach((frame, index) => {
    inClip(`thumbnails.frames[${index}]`, frame);
  });
  rays?.frames.forEach((frame, index, all) => {
    inClip(`rays.frames[${index}]`, frame);
    if (index > 0 && frame <= all[index - 1]!) {
      report(
        `rays.frames[${index}]`,
        frame,
        'not above the frame before it',
        'List the frames in rising order',
      );
    }
  });
  instances.forEach(({ seen }, index) => {
    seen.forEach(({ frame }, order) => {
      inClip(`instances[${index}].seen[${order}].frame`, frame);
    });
  });
}

function checkSpace({ points, bounds }: Scene, report: Report): void {
  if (points && points.scale <= 0)
    report('points.scale', points.scale, 'must be above 0', 'Give metres per step');
  bounds.min.forEach((low, axis) => {
    if (low >= bounds.max[axis]!) report(`bounds.min[${axis}]`, low, 'not below bounds.max', 'Swap the two');
  });
}

function checkInstances({ instances }: Scene, report: Report): void {
  const ids = new Map<string, number>();
  instances.forEach(({ id, box }, index) => {
    const path = `instances[${index}]`;
    const twin = ids.get(id);
    if (twin !== undefined)
      report(`${path}.id`, id, `also the id of instances[${twin}]`, 'Give every instance its own id');
    ids.set(id, index);
    box.slice(3, 6).forEach((size, axis) => {
      if (size <= 0)
        report(`${path}.box[${3 + axis}]`, size, 'a size must be above 0', 'Give full extents in metres');
    });
  });
}
