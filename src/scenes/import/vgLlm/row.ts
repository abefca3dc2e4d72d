import type { QuestionType } from '#rewards';
import type { Intrinsics } from '../read/pinhole';

/** One row of a VG-LLM file, its numbers untouched. */
export interface VgLlmRow {
  /** `scannet_det_val_4frames/12`: the file and the place in it, unless the row has an id of its own. */
  readonly id: string;
  /** Name of the scene that it is about: `scene0415_00`. */
  readonly scene: string;
  /** Paths of the shown pictures. Empty in a VSI-Bench row. */
  readonly images: readonly string[];
  /** Where the shown cameras stand; null in rows for training. */
  readonly camera: RowCamera | null;
  /** What is asked, without the placeholders of pictures. Null in a row that holds cameras and boxes only. */
  readonly prompt: string | null;
  readonly content: RowContent;
}

export interface RowCamera {
  /** Camera-to-world of the unaligned world, 4×4, one per picture. */
  readonly poses: readonly (readonly number[])[];
  /** 4×4: from that world to the aligned one; null if the row has none. */
  readonly alignment: readonly number[] | null;
  /** Pixels. */
  readonly intrinsics: Intrinsics | null;
}

export interface RowBox {
  readonly label: string;
  /** In the camera frame of the first picture. */
  readonly box: readonly number[];
  /** Name of the object, where the file tells objects apart. */
  readonly instance: string | null;
}

export type RowContent =
  | { readonly kind: 'detection'; readonly boxes: readonly RowBox[] }
  | {
      readonly kind: 'grounding';
      /** In the aligned world. */
      readonly box: readonly number[];
      readonly label: string | null;
      readonly instance: string | null;
      /** Place in `images`. */
      readonly frame: number | null;
      /** ScanRefer's: whether the object is the only one of its kind. */
      readonly subset?: 'unique' | 'multiple';
    }
  | {
      readonly kind: 'reasoning';
      readonly question: QuestionType;
      readonly options: readonly string[];
      readonly answer: string;
    };
