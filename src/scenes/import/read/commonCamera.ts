import { plural } from './plural';

/** A frame's pinhole camera: size of its pictures and intrinsics, pixels. */
export interface FrameCamera {
  readonly width: number;
  readonly height: number;
  readonly fx: number;
  readonly fy: number;
  readonly cx: number;
  readonly cy: number;
}

/** Difference from which the intrinsics of two frames are worth a word. */
const WORTH_SAYING = 0.01;

/** A clip has one camera; frames may come with several. The one of most frames is chosen, and the user is told how far the
 * others are from it. What counts is the share of the picture, not the pixels: the same camera may have saved pictures of two
 * sizes.
 * @returns the camera, which frames have pictures of its shape, and notes */
export function commonCamera(cameras: readonly FrameCamera[]): {
  camera: FrameCamera;
  fits: readonly boolean[];
  notes: string[];
} {
  const votes = new Map<string, { camera: FrameCamera; count: number }>();
  for (const camera of cameras) {
    const key = shares(camera).join();
    const vote = votes.get(key) ?? { camera, count: 0 };
    vote.count += 1;
    votes.set(key, vote);
  }
  const { camera } = [...votes.values()].reduce((best, vote) => (vote.count > best.count ? vote : best));

  const notes: string[] = [];
  const shape = camera.width / camera.height;
  const fits = cameras.map(({ width, height }) => Math.abs(width / height / shape - 1) <= WORTH_SAYING);
  const others = fits.filter((fit) => !fit).length;
  if (others > 0) {
    notes.push(
      `${plural(others, 'frame')} of ${cameras.length} left out: the pictures are not in the shape of ${camera.width}×${camera.height}`,
    );
  }
  const wanted = shares(camera);
  const differences = cameras
    .filter((_, frame) => fits[frame])
    .map((other) =>
      Math.max(...shares(other).map((share, i) => Math.abs(share - wanted[i]!) / wanted[i % 2]!)),
    );
  const largest = Math.max(...differences);
  if (largest > WORTH_SAYING) {
    const count = differences.filter((difference) => difference > WORTH_SAYING).length;
    notes.push(
      `Intrinsics vary by up to ${(100 * largest).toFixed(1)} % of the focal length: ${plural(count, 'frame')} drawn with those of the others`,
    );
  }
  return { camera, fits, notes };
}

function shares({ width, height, fx, fy, cx, cy }: FrameCamera): number[] {
  return [fx / width, fy / height, cx / width, cy / height];
}
