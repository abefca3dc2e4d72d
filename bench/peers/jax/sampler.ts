import { jit, nn, numpy as np, tree } from '@jax-js/jax';
import type { PolicyConfig } from '#training/headless';
import { type Weights, weight } from './ops';
import { type Cache, decode, encode } from './policy';

/** Three compiled functions of fixed shapes: the scenes, the prompt, one further token. A cache has room for all tokens from
 * the start, and a token writes its own place. */
export function sampler(config: PolicyConfig, promptLength: number, maxTokens: number, temperature: number) {
  const N = promptLength + maxTokens - 1;

  const scenes = jit((weights: Weights, visual: np.Array, poses: np.Array) => {
    const memory = encode(weights, config, visual, poses);
    tree.dispose(weights);
    return memory;
  });

  const prompt = jit((weights: Weights, memory: Cache[], tokens: np.Array, noise: np.Array) => {
    const P = promptLength;
    const cache: Cache[] = [];
    const mask = np.where(np.arange(P).reshape([P, 1]).less(np.arange(P)), -1e9, 0);
    const x = rows(weights, tokens).add(weight(weights, 'token.position').slice([0, P], []));
    const logits = decode(
      weights,
      config,
      memory,
      x,
      (_, now) => {
        cache.push({ keys: padded(now.keys.ref), values: padded(now.values.ref) });
        return now;
      },
      mask,
    );
    tree.dispose(weights);
    return { ...choose(logits.slice([], P - 1, []), noise), cache };
  });

  /** @param token [B, 1], at place `at` [1] */
  const next = jit(
    (weights: Weights, memory: Cache[], before: Cache[], token: np.Array, at: np.Array, noise: np.Array) => {
      const cache: Cache[] = [];
      const here = np.arange(N).equal(at.ref).reshape([1, 1, N, 1]);
      const mask = np.where(np.arange(N).greater(at.ref), -1e9, 0);
      const x = rows(weights, token).add(np.take(weight(weights, 'token.position'), at, 0));
      const logits = decode(
        weights,
        config,
        memory,
        x,
        (layer, now) => {
          const keys = np.where(here.ref, now.keys, before[layer]!.keys);
          const values = np.where(here.ref, now.values, before[layer]!.values);
          cache.push({ keys: keys.ref, values: values.ref });
          return { keys, values };
        },
        mask,
      );
      tree.dispose([weights, here]);
      return { ...choose(logits.slice([], 0, []), noise), cache };
    },
  );

  /** [B, T] → [B, T, D] */
  function rows(weights: Weights, tokens: np.Array): np.Array {
    return np.take(weight(weights, 'token.embedding'), tokens, 0);
  }

  /** [B, H, P, d] → [B, H, N, d] */
  function padded(x: np.Array): np.Array {
    return np.pad(x, { 2: [0, N - promptLength] });
  }

  /** Gumbel-max, as src/training/policy/sample.ts. */
  function choose(logits: np.Array, noise: np.Array): { token: np.Array; logProb: np.Array } {
    const scaled = logits.mul(1 / temperature);
    const token = np.argmax(scaled.ref.add(noise), -1, { keepdims: true });
    return { token: token.ref, logProb: np.takeAlongAxis(nn.logSoftmax(scaled, -1), token, -1) };
  }

  return { scenes, prompt, next };
}
