import { nn, numpy as np } from '@jax-js/jax';
import type { PolicyConfig } from '#training/headless';
import { PAD } from '../../../src/training/tokens/vocabulary';
import {
  attention,
  feedForward,
  joinHeads,
  layerNorm,
  linear,
  splitHeads,
  type Weights,
  weight,
} from './ops';

/** Keys and values of one decoder layer, [B, H, T, D/H]: of the scenes, or of the tokens so far. */
export type Cache = { keys: np.Array; values: np.Array };

/** As src/training/policy/encodeScenes.ts: visual [S, F·patches, C] and poses [S, F, 12] → what each decoder layer reads. */
export function encode(weights: Weights, config: PolicyConfig, visual: np.Array, poses: np.Array): Cache[] {
  const [S, F] = poses.shape as [number, number, number];
  const { width: D, patchesPerFrame: patches, heads } = config;
  let x = linear(weights, 'visual.out', nn.relu(linear(weights, 'visual.in', visual)));
  x = x.reshape([S, F, patches, D]);
  x = x.add(weight(weights, 'visual.frame').slice([0, F], []).reshape([1, F, 1, D]));
  x = x.add(weight(weights, 'visual.patch').reshape([1, 1, patches, D]));
  x = x.add(linear(weights, 'visual.pose', poses).reshape([S, F, 1, D])).reshape([S, F * patches, D]);
  for (let layer = 0; layer < config.encoderLayers; layer++) {
    const name = `encoder.${layer}`;
    const qkv = linear(weights, `${name}.qkv`, layerNorm(weights, `${name}.norm1`, x.ref));
    const [q, k, v] = splitHeads(qkv, heads, 3) as [np.Array, np.Array, np.Array];
    x = x.add(linear(weights, `${name}.out`, joinHeads(attention(q, k, v, null))));
    x = x.ref.add(feedForward(weights, name, layerNorm(weights, `${name}.norm2`, x)));
  }
  const encoded = layerNorm(weights, 'encoder.norm', x);
  const memory = Array.from({ length: config.decoderLayers }, (_, layer) => {
    const both = linear(weights, `decoder.${layer}.memory`, encoded.ref);
    const [keys, values] = splitHeads(both, heads, 2) as [np.Array, np.Array];
    return { keys, values };
  });
  encoded.dispose();
  return memory;
}

/**
 * As src/training/policy/decode.ts: one piece of code for the loss and for the sampler.
 *
 * @param x [B, T, D] the tokens' rows of the embedding, each with its position's
 * @param attend what the tokens see of each other: given a layer's new keys and values, all that it may look at
 * @param mask 0 and −1e9, broadcast over [B, H, T, keys]; used up
 * @returns logits [B, T, V], padding excluded
 */
export function decode(
  weights: Weights,
  config: PolicyConfig,
  memory: readonly Cache[],
  x: np.Array,
  attend: (layer: number, now: Cache) => Cache,
  mask: np.Array,
): np.Array {
  const [B, T, D] = x.shape as [number, number, number];
  const { heads, vocabulary: V } = config;
  const S = memory[0]!.keys.shape[0]!;
  for (let layer = 0; layer < config.decoderLayers; layer++) {
    const name = `decoder.${layer}`;
    const qkv = linear(weights, `${name}.qkv`, layerNorm(weights, `${name}.norm1`, x.ref));
    const [q, k, v] = splitHeads(qkv, heads, 3) as [np.Array, np.Array, np.Array];
    const { keys, values } = attend(layer, { keys: k, values: v });
    x = x.add(linear(weights, `${name}.out`, joinHeads(attention(q, keys, values, mask.ref))));
    const query = linear(weights, `${name}.query`, layerNorm(weights, `${name}.norm2`, x.ref));
    const [crossQ] = splitHeads(query.reshape([S, (B / S) * T, D]), heads, 1) as [np.Array];
    const seen = joinHeads(attention(crossQ, memory[layer]!.keys, memory[layer]!.values, null));
    x = x.add(linear(weights, `${name}.cross`, seen.reshape([B, T, D])));
    x = x.ref.add(feedForward(weights, name, layerNorm(weights, `${name}.norm3`, x)));
  }
  mask.dispose();
  const padding = np.where(np.arange(V).equal(PAD), -1e9, 0);
  return linear(weights, 'head', layerNorm(weights, 'decoder.norm', x)).add(padding);
}
