import { nn, numpy as np } from '@jax-js/jax';

/** A policy's parameters by name, as in src/training/policy/parameterShapes.ts. In jax-js a function owns its arguments and uses
 * them up: `.ref` keeps one for a further use. The functions here keep the parameters and use up everything else. */
export type Weights = { [name: string]: np.Array };

export const weight = (weights: Weights, name: string): np.Array => weights[name]!.ref;

/** y = x·W + b over the last axis; `bias` only where the policy has one. */
export function linear(weights: Weights, name: string, x: np.Array): np.Array {
  const shape = x.shape;
  const y = np.matmul(x.reshape([-1, shape.at(-1)!]), weight(weights, `${name}.weight`));
  const out = [...shape.slice(0, -1), y.shape[1]!];
  return (`${name}.bias` in weights ? y.add(weight(weights, `${name}.bias`)) : y).reshape(out);
}

export function layerNorm(weights: Weights, name: string, x: np.Array): np.Array {
  const centred = x.ref.sub(np.mean(x, -1, { keepdims: true }));
  const variance = np.mean(np.square(centred.ref), -1, { keepdims: true });
  const normed = centred.mul(np.reciprocal(np.sqrt(variance.add(1e-5))));
  return normed.mul(weight(weights, `${name}.gain`)).add(weight(weights, `${name}.bias`));
}

export function feedForward(weights: Weights, name: string, x: np.Array): np.Array {
  return linear(weights, `${name}.down`, nn.relu(linear(weights, `${name}.up`, x)));
}

/** [B, T, n·D] → n arrays [B, H, T, D/H]. */
export function splitHeads(x: np.Array, heads: number, n: number): np.Array[] {
  const [B, T, width] = x.shape as [number, number, number];
  const parts = n === 1 ? [x] : np.split(x, n, -1);
  return parts.map((part) => np.transpose(part.reshape([B, T, heads, width / n / heads]), [0, 2, 1, 3]));
}

/** [B, H, T, D/H] → [B, T, D]. */
export function joinHeads(x: np.Array): np.Array {
  const [B, H, T, d] = x.shape as [number, number, number, number];
  return np.transpose(x, [0, 2, 1, 3]).reshape([B, T, H * d]);
}

/** softmax(q·kᵀ / √d + mask)·v. */
export function attention(q: np.Array, k: np.Array, v: np.Array, mask: np.Array | null): np.Array {
  const scale = 1 / Math.sqrt(q.shape[3]!);
  const scores = np.matmul(q, np.transpose(k, [0, 1, 3, 2])).mul(scale);
  return np.matmul(nn.softmax(mask ? scores.add(mask) : scores, -1), v);
}
