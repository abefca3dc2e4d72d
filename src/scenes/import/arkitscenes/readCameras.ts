import type { CaptureClip } from '../capture';
import { problem } from '../read/problem';
import { readText } from '../read/readText';
import type { TimedFile } from './scanFiles';

/** One camera for a clip whose lens moves a little. */
export interface ScanCamera {
  readonly width: number;
  readonly height: number;
  readonly intrinsics: NonNullable<CaptureClip['intrinsics']>;
  /** How far the focal length strays from the one taken, as a share. */
  readonly spread: number;
}

/** A `.pincam` is one line. */
const BYTES = 4096;

/** The median of a scan's `.pincam` files, `w h fx fy cx cy` each.
 * @throws SceneError if one is something else */
export async function readCameras(files: readonly TimedFile[]): Promise<ScanCamera | null> {
  if (files.length === 0) return null;
  const cameras: number[][] = [];
  for (const { file } of files) {
    const text = (await readText(file, BYTES)).trim();
    const numbers = text.split(/\s+/).map(Number);
    if (numbers.length !== 6 || !numbers.every((value) => value > 0 && Number.isFinite(value))) {
      throw problem(
        file.path,
        '',
        text.slice(0, 60) || 'empty',
        'expected six numbers above 0: width, height, fx, fy, cx, cy',
        'Check that the file is whole',
      );
    }
    cameras.push(numbers);
  }
  const [width, height, fx, fy, cx, cy] = [0, 1, 2, 3, 4, 5].map((k) =>
    median(cameras.map((c) => c[k]!)),
  ) as [number, number, number, number, number, number];
  const spread = Math.max(...cameras.map((camera) => Math.abs(camera[2]! - fx) / fx));
  return { width: Math.round(width), height: Math.round(height), intrinsics: { fx, fy, cx, cy }, spread };
}

/** The middle one: a number of the files, not a mean of two. */
function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
