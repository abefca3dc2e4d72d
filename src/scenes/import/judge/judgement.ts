import type { Convention } from '../convention';

/** The colours of a frame, for comparing with those of the points that fall on it. */
export interface FramePixels {
  readonly width: number;
  readonly height: number;
  /** `[height, width, 3]`, sRGB 0–255. */
  readonly rgb: Uint8Array | Uint8ClampedArray;
}

/** One thing that was measured under a convention. */
export interface Evidence {
  /** `Points in the picture`. */
  readonly name: string;
  readonly value: number;
  /** The value in words: `31 % of the points`. */
  readonly text: string;
  /** What the measurement adds to the convention's score: 0 for the best of all, below 0 for the others. */
  readonly score: number;
  /** The parts of a convention that this tells about. */
  readonly favours: readonly (keyof Convention)[];
}

export interface RankedConvention {
  readonly convention: Convention;
  /** Sum of the scores of its evidence, about the logarithm of a likelihood, less a little for each part that departs from the
   * declared convention; 0 is the best that could be. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** Which way of reading a capture's numbers fits best, and why. */
export interface Judgement {
  /** The best first; conventions that fit exactly alike (a part that makes no difference) are listed once, as the file's format
   * has it. */
  readonly ranked: readonly RankedConvention[];
  readonly best: RankedConvention;
  readonly runnerUp: RankedConvention | null;
  /** Score of the best less that of the runner-up. */
  readonly margin: number;
  /** What the format's documentation says, in the same measure. */
  readonly declared: RankedConvention;
  /** Whether another convention fits so much better than the declared one that the user should look at it. */
  readonly doubtful: boolean;
  /** Parts that were asked about and cannot be told, and why. */
  readonly undecided: readonly { readonly part: keyof Convention; readonly why: string }[];
}
