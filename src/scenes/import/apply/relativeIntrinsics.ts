import type { Views } from '../../views';
import type { CaptureClip } from '../capture';

/** Intrinsics in units of the picture's width and height, as `Views` has them. */
export function relativeIntrinsics(
  { fx, fy, cx, cy }: NonNullable<CaptureClip['intrinsics']>,
  { width, height }: Pick<CaptureClip, 'width' | 'height'>,
): Views['intrinsics'] {
  return { fx: fx / width, fy: fy / height, cx: cx / width, cy: cy / height };
}
