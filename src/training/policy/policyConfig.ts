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
  /** A prompt takes exactly one of these many tokens, the smallest that holds it, padded at its end; ascending. */
  readonly promptLengths: readonly number[];
  /** Prompt and completion together. */
  readonly maxLength: number;
  readonly vocabulary: number;
  readonly vocabularyVersion: string;
}

const common = {
  features: 93,
  patchesPerFrame: 16,
  maxFrames: 32,
  promptLengths: [4, 40],
  maxLength: 160,
  vocabulary: VOCABULARY_SIZE,
  vocabularyVersion: VOCABULARY_VERSION,
} as const;

/** The named sizes. nano: what ships, and runs live on WASM; small and base: for longer runs on better machines. Seeing takes more
 * layers than writing does, and is cheap: a scene is encoded once for all of a group's completions. */
export const policySizes: Readonly<Record<'nano' | 'small' | 'base', PolicyConfig>> = {
  nano: { name: 'nano', width: 64, heads: 4, encoderLayers: 4, decoderLayers: 2, hidden: 384, ...common },
  small: { name: 'small', width: 96, heads: 4, encoderLayers: 4, decoderLayers: 2, hidden: 512, ...common },
  base: { name: 'base', width: 128, heads: 8, encoderLayers: 6, decoderLayers: 4, hidden: 768, ...common },
};
