import { VOCABULARY_SIZE, VOCABULARY_VERSION } from '../tokens/vocabulary';

/** Shape of a policy: an encoder over visual tokens, a decoder over prompt and completion tokens. */
export interface PolicyConfig {
  readonly name: string;
  /** D: width of the residual stream. */
  readonly width: number;
  readonly heads: number;
  readonly encoderLayers: number;
  readonly decoderLayers: number;
  /** Width of the hidden layer of each feed-forward block. */
  readonly hidden: number;
  /** Numbers per visual token (src/scenes: the feature layout). */
  readonly features: number;
  readonly patchesPerFrame: number;
  readonly maxFrames: number;
  /** A prompt takes exactly this many tokens, padded at its end. */
  readonly promptLength: number;
  /** Prompt and completion together. */
  readonly maxLength: number;
  readonly vocabulary: number;
  readonly vocabularyVersion: string;
}

const common = {
  features: 93,
  patchesPerFrame: 16,
  maxFrames: 32,
  promptLength: 4,
  maxLength: 160,
  vocabulary: VOCABULARY_SIZE,
  vocabularyVersion: VOCABULARY_VERSION,
} as const;

/** The named sizes. nano: tests and live runs on WASM; small: what is trained at length. */
export const policySizes: Readonly<Record<'nano' | 'small', PolicyConfig>> = {
  nano: { name: 'nano', width: 64, heads: 4, encoderLayers: 2, decoderLayers: 2, hidden: 192, ...common },
  small: { name: 'small', width: 96, heads: 4, encoderLayers: 3, decoderLayers: 3, hidden: 288, ...common },
};
