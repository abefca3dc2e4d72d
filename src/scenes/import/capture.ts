import type { GroundingTask, QuestionType } from '#rewards';
import type { PointCloud } from '../pointCloud';
import type { Convention } from './convention';
import type { FormatId } from './sceneFormat';
import type { SourceFile } from './sourceFile';

/** A scene as its files say it: numbers untouched, conventions beside them. */
export interface Capture {
  readonly format: FormatId;
  /** Lower-case letters, digits and hyphens; unique in one import. */
  readonly id: string;
  readonly title: string;
  /** As the files say it. */
  readonly licence?: string;
  readonly clip: CaptureClip | null;
  /** In the file's world and units; colours sRGB 0–255. */
  readonly points: PointCloud | null;
  /** In the file's world, or in the camera's that they name. */
  readonly boxes: readonly CaptureBox[];
  readonly tasks: readonly CaptureTask[];
  /** 4×4 row-major, sensor world to aligned world; null where the file has none. */
  readonly axisAlignment: readonly number[] | null;
  /** What the format's documentation says. */
  readonly convention: Convention;
  /** Which parts of `convention` a file of this format may get wrong or leave open, so that they are worth judging. Empty
   * where the format leaves no doubt. */
  readonly open: readonly (keyof Convention)[];
  /** What the user should know: frames without a pose that were left out, intrinsics that vary, an estimate. */
  readonly notes: readonly string[];
}

export interface CaptureClip {
  /** Pixels; of the pictures that `intrinsics` belong to. */
  readonly width: number;
  readonly height: number;
  /** Frames per second; where the files do not say, what lets the clip last as long as its timestamps, else 10. */
  readonly fps: number;
  readonly frames: readonly CaptureFrame[];
  /** Frame k of the video is `frames[k]`. Null where frames are pictures, or where there is nothing to see. */
  readonly video: SourceFile | null;
  /** Pinhole, pixels, centre of the top-left pixel at (0.5, 0.5); null where unknown. */
  readonly intrinsics: { fx: number; fy: number; cx: number; cy: number } | null;
}

export interface CaptureFrame {
  /** 4×4 row-major; null where unknown (a plain video). Either all frames have a pose or none. */
  readonly pose: readonly number[] | null;
  /** Seconds; null where the files do not say. */
  readonly time: number | null;
  readonly picture: SourceFile | null;
  /** The name under which the files speak of this frame (`scannet/posed_images/scene0415_00/00810.jpg`), kept for export and
   * for matching predictions. */
  readonly name: string;
}

export interface CaptureBox {
  readonly id: string;
  readonly label: string;
  readonly centre: readonly [number, number, number];
  readonly size: readonly [number, number, number];
  /** Three Euler angles, or a 3×3 matrix, row-major as in the file. */
  readonly rotation: readonly [number, number, number] | readonly number[];
  /** Place in `clip.frames` whose camera frame the box is given in, where the file gives no world box; absent for a box in
   * the file's world. It moves to the world with that frame's pose after the convention is applied. */
  readonly camera?: number;
}

interface CaptureTaskBase {
  readonly id: string;
  readonly prompt: string;
  /** Places in `clip.frames`. */
  readonly frames: readonly number[];
}

/** A task as a file says it. `applyConvention` makes it a `Task`. */
export type CaptureTask =
  | (CaptureTaskBase & {
      readonly kind: 'detection';
      /** In the camera frame of the first shown frame. */
      readonly boxes: readonly CaptureBox[];
    })
  | (CaptureTaskBase & {
      readonly kind: 'grounding';
      /** In the file's world. */
      readonly box: CaptureBox;
      /** Place in `frames`; null where the file does not say. */
      readonly frame: number | null;
      /** As in `GroundingTask`; absent where the file does not say. */
      readonly subset?: GroundingTask['subset'];
    })
  | (CaptureTaskBase & {
      readonly kind: 'reasoning';
      readonly question: QuestionType;
      readonly options: readonly string[];
      readonly answer: string;
    });
