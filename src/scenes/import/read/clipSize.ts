import type { CaptureClip } from '../capture';
import type { SourceFile } from '../sourceFile';
import { imageSize } from './imageSize';

/** Pictures whose size differs by more than this share were made smaller or larger after the camera was measured. */
const SAME = 0.05;

/** The size of the pictures that a pinhole camera belongs to, for a format that does not give it: that of the first picture,
 * unless that one was resized (its centre lies elsewhere); without a picture twice the optical centre, as VG-LLM itself does.
 * `note` tells which, where it is not the first. */
export async function clipSize(
  pictures: readonly (SourceFile | undefined)[],
  intrinsics: CaptureClip['intrinsics'],
): Promise<{ width: number; height: number; note: string | null }> {
  const first = pictures.find((picture) => picture !== undefined);
  const seen = first ? await imageSize(await first.blob()) : null;
  if (intrinsics === null) {
    if (seen) return { ...seen, note: null };
    return { width: 640, height: 480, note: 'The size of the pictures is unknown: 640 × 480 is assumed' };
  }
  const centred = { width: Math.round(2 * intrinsics.cx), height: Math.round(2 * intrinsics.cy) };
  const text = `${centred.width} × ${centred.height}`;
  if (!seen)
    return { ...centred, note: `The size of the pictures is taken as twice the optical centre: ${text}` };
  const across = seen.width / centred.width;
  const down = seen.height / centred.height;
  const resized = Math.abs(across - 1) > SAME && Math.abs(across / down - 1) < SAME;
  if (!resized) return { ...seen, note: null };
  const note = `The pictures are ${seen.width} × ${seen.height}, the intrinsics belong to ${text}: the pictures are scaled`;
  return { ...centred, note };
}
