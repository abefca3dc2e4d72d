import type { Tensor } from '../tf';
import { add, concat, matMul, reshape, slice, tensor } from '../tf';
import { PAD } from '../tokens/vocabulary';
import { attention } from './attention';
import type { SceneMemory } from './encodeScenes';
import {
  feedForward,
  joinHeads,
  layerNorm,
  linear,
  oneHotRows,
  type Parameters,
  parameter,
  splitHeads,
} from './ops';
import type { PolicyConfig } from './policyConfig';

/** Keys and values of the tokens so far, per decoder layer, each [B, H, T, D/H]. */
export type TokenCache = readonly { readonly keys: Tensor; readonly values: Tensor }[];

/**
 * The decoder: tokens → logits of each next token. Training reads all positions at once; the sampler feeds one token
 * at a time with the cache of those before: one piece of code, so that both compute the same numbers.
 *
 * @param memory of S scenes; the B sequences are grouped by scene, B/S each
 * @param tokens [B, T] ids, int32
 * @param cache of the tokens before these, or null at the start
 * @returns logits [B, T, V], padding excluded, and the cache with these tokens in it
 */
export function decode(
  parameters: Parameters,
  config: PolicyConfig,
  memory: readonly SceneMemory[],
  tokens: Tensor,
  cache: TokenCache | null,
): { logits: Tensor; cache: TokenCache } {
  const [B, T] = tokens.shape as [number, number];
  const { width: D, heads, vocabulary: V } = config;
  const S = memory[0]!.keys.shape[0]!;
  const start = cache ? cache[0]!.keys.shape[2]! : 0;
  const mask = T > 1 ? causalMask(T, start) : null;

  let x = reshape(matMul(oneHotRows(tokens, V), parameter(parameters, 'token.embedding')), [B, T, D]);
  x = add(x, slice(parameter(parameters, 'token.position'), [start, 0], [T, D]));

  const grown: { keys: Tensor; values: Tensor }[] = [];
  for (let layer = 0; layer < config.decoderLayers; layer++) {
    const name = `decoder.${layer}`;
    const qkv = linear(parameters, `${name}.qkv`, layerNorm(parameters, `${name}.norm1`, x));
    const [q, k, v] = splitHeads(qkv, heads, 3) as [Tensor, Tensor, Tensor];
    const keys = cache ? concat([cache[layer]!.keys, k], 2) : k;
    const values = cache ? concat([cache[layer]!.values, v], 2) : v;
    grown.push({ keys, values });
    x = add(x, linear(parameters, `${name}.out`, joinHeads(attention(q, keys, values, mask))));

    // Cross-attention: the sequences of one scene lie side by side, so its memory is read without being copied.
    const query = linear(parameters, `${name}.query`, layerNorm(parameters, `${name}.norm2`, x));
    const [crossQ] = splitHeads(reshape(query, [S, (B / S) * T, D]), heads, 1) as [Tensor];
    const seen = joinHeads(attention(crossQ, memory[layer]!.keys, memory[layer]!.values, null));
    x = add(x, linear(parameters, `${name}.cross`, reshape(seen, [B, T, D])));
    x = add(x, feedForward(parameters, name, layerNorm(parameters, `${name}.norm3`, x)));
  }
  const logits = linear(parameters, 'head', layerNorm(parameters, 'decoder.norm', x));
  return { logits: add(logits, paddingMask(V)), cache: grown };
}

/** [1, 1, T, start + T]: token i sees the cache and the tokens up to itself. */
function causalMask(T: number, start: number): Tensor {
  const width = start + T;
  const values = new Float32Array(T * width);
  for (let i = 0; i < T; i++) values.fill(-1e9, i * width + start + i + 1, (i + 1) * width);
  return tensor(values, [1, 1, T, width]);
}

/** [V]: padding can't be written, by the sampler or in the loss. */
function paddingMask(V: number): Tensor {
  const values = new Float32Array(V);
  values[PAD] = -1e9;
  return tensor(values, [V]);
}
