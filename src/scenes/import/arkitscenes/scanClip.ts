import type { CaptureClip, CaptureFrame } from '../capture';
import { clipSize } from '../read/clipSize';
import { plural } from '../read/plural';
import { readCameras } from './readCameras';
import { readTrajectory, type TimedPose } from './readTrajectory';
import type { ScanFiles } from './scanFiles';

/** A picture has a pose if there is one within so many seconds: the walk goes on between. */
const NEAR = 0.02;

/** The frames of a scan: each picture with the pose nearest to it in time; where there are no pictures, the poses alone.
 * @throws SceneError if the trajectory or a camera cannot be read */
export async function scanClip(scan: ScanFiles, notes: string[]): Promise<CaptureClip | null> {
  if (!scan.trajectory) return null;
  const { poses, broken } = await readTrajectory(scan.trajectory);
  if (broken > 0)
    notes.push(`${scan.trajectory.path}: ${plural(broken, 'line')} left out: not seven finite numbers`);
  const matched = scan.pictures.flatMap(({ file, time }): CaptureFrame[] => {
    const nearest = nearestPose(poses, time);
    if (Math.abs(nearest.time - time) > NEAR) return [];
    return [{ ...nearest, picture: file, name: file.path.split('/').slice(-3).join('/') }];
  });
  const without = scan.pictures.length - matched.length;
  if (without > 0)
    notes.push(
      `${without} of ${scan.pictures.length} pictures have no pose within ${NEAR} s and were left out`,
    );
  if (scan.pictures.length === 0) notes.push('No pictures are among the files');
  const frames =
    matched.length > 0
      ? matched
      : poses.map(
          (pose): CaptureFrame => ({ ...pose, picture: null, name: pictureName(scan.name, pose.time) }),
        );
  if (onItsSide(frames))
    notes.push('The camera was held on its side: the pictures are stored so, and shown as they are stored');

  const camera = await readCameras(scan.cameras);
  if (camera === null)
    notes.push('No .pincam is among the files: without intrinsics nothing is drawn on the pictures');
  if (camera && camera.spread > 1e-3)
    notes.push(
      `The focal length varies by ${(100 * camera.spread).toFixed(1)} %: the median is used for all frames`,
    );
  const { width, height } =
    camera ??
    (await clipSize(
      matched.map(({ picture }) => picture ?? undefined),
      null,
    ));
  const seconds = frames.at(-1)!.time! - frames[0]!.time!;
  return {
    width,
    height,
    fps: seconds > 0 ? (frames.length - 1) / seconds : 10,
    frames,
    video: null,
    intrinsics: camera?.intrinsics ?? null,
  };
}

/** What ARKitScenes calls the picture of a time. */
export function pictureName(scan: string, time: number): string {
  return `${scan}_frames/lowres_wide/${scan}_${time.toFixed(3)}.png`;
}

/** `poses` rise in time. */
function nearestPose(poses: readonly TimedPose[], time: number): TimedPose {
  let low = 0;
  let high = poses.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (poses[middle]!.time < time) low = middle + 1;
    else high = middle;
  }
  const before = poses[Math.max(0, low - 1)]!;
  const after = poses[low]!;
  return time - before.time < after.time - time ? before : after;
}

/** Whether the camera's x axis is steeper than its y axis most of the way: row 2 of camera-to-world is column 2 here. */
function onItsSide(frames: readonly CaptureFrame[]): boolean {
  const sum = (entry: number) => frames.reduce((total, { pose }) => total + pose![entry]!, 0);
  return Math.abs(sum(2)) > Math.abs(sum(6));
}
