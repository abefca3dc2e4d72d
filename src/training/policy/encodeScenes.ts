import type { Tensor } from '../tf';
import { add, relu, reshape, slice } from '../tf';
import { attention } from './attention';
import { feedForward, joinHeads, layerNorm, linear, type Parameters, parameter, splitHeads } from './ops';
import type { PolicyConfig } from './policyConfig';

/** Keys and values that one decoder layer reads from the scenes, each [S, H, F·patches, D/H]. */
export interface SceneMemory {
  readonly keys: Tensor;
  readonly values: Tensor;
}

/**
 * The encoder: visual tokens → what each decoder layer's cross-attention reads.
 * A scene is encoded once for all of its prompts and rollouts.
 *
 * @param visual [S, F·patches, C] features of src/scenes' tokeniser
 * @param poses [S, F, 12] pose of each frame in the first shown camera
 */
export function encodeScenes(
  parameters: Parameters,
  config: PolicyConfig,
  visual: Tensor,
  poses: Tensor,
): SceneMemory[] {
  const [S, F] = poses.shape as [number, number, number];
  const { width: D, patchesPerFrame: patches, heads } = config;

  let x = linear(parameters, 'visual.out', relu(linear(parameters, 'visual.in', visual)));
  x = reshape(x, [S, F, patches, D]);
  x = add(x, reshape(slice(parameter(parameters, 'visual.frame'), [0, 0], [F, D]), [1, F, 1, D]));
  x = add(x, reshape(parameter(parameters, 'visual.patch'), [1, 1, patches, D]));
  x = add(x, reshape(linear(parameters, 'visual.pose', poses), [S, F, 1, D]));
  x = reshape(x, [S, F * patches, D]);

  for (let layer = 0; layer < config.encoderLayers; layer++) {
    const name = `encoder.${layer}`;
    const qkv = linear(parameters, `${name}.qkv`, layerNorm(parameters, `${name}.norm1`, x));
    const [q, k, v] = splitHeads(qkv, heads, 3) as [Tensor, Tensor, Tensor];
    x = add(x, linear(parameters, `${name}.out`, joinHeads(attention(q, k, v, null))));
    x = add(x, feedForward(parameters, name, layerNorm(parameters, `${name}.norm2`, x)));
  }
  const encoded = layerNorm(parameters, 'encoder.norm', x);

  return Array.from({ length: config.decoderLayers }, (_, layer) => {
    const both = linear(parameters, `decoder.${layer}.memory`, encoded);
    const [keys, values] = splitHeads(both, heads, 2) as [Tensor, Tensor];
    return { keys, values };
  });
}
