import type { Tensor, Tensor1D } from '../tf';
import {
  add,
  cast,
  matMul,
  mean,
  mul,
  oneHot,
  relu,
  reshape,
  rsqrt,
  split,
  square,
  sub,
  transpose,
} from '../tf';

/** A policy's parameters by name (parameterShapes.ts). */
export type Parameters = ReadonlyMap<string, Tensor>;

export function parameter(parameters: Parameters, name: string): Tensor {
  const found = parameters.get(name);
  if (!found) throw new Error(`The policy has no parameter "${name}"`);
  return found;
}

/** y = x·W + b over the last axis; `bias` only where the policy has one. */
export function linear(parameters: Parameters, name: string, x: Tensor): Tensor {
  const weight = parameter(parameters, `${name}.weight`);
  const bias = parameters.get(`${name}.bias`);
  const [from, to] = weight.shape as [number, number];
  const y = matMul(reshape(x, [-1, from]), weight);
  return reshape(bias ? add(y, bias) : y, [...x.shape.slice(0, -1), to]);
}

/** Layer normalisation over the last axis, epsilon 1e-5 (as torch.nn.LayerNorm). */
export function layerNorm(parameters: Parameters, name: string, x: Tensor): Tensor {
  const centred = sub(x, mean(x, -1, true));
  const variance = mean(square(centred), -1, true);
  const normed = mul(centred, rsqrt(add(variance, 1e-5)));
  return add(mul(normed, parameter(parameters, `${name}.gain`)), parameter(parameters, `${name}.bias`));
}

/** The feed-forward block: up, ReLU, down. */
export function feedForward(parameters: Parameters, name: string, x: Tensor): Tensor {
  return linear(parameters, `${name}.down`, relu(linear(parameters, `${name}.up`, x)));
}

/** [B, T, n·D] → n tensors [B, H, T, D/H]: one slice per use (query, key, value), heads apart. */
export function splitHeads(x: Tensor, heads: number, n: number): Tensor[] {
  const [B, T, width] = x.shape as [number, number, number];
  const D = width / n;
  const parts = n === 1 ? [x] : split(x, n, -1);
  return parts.map((part) => transpose(reshape(part, [B, T, heads, D / heads]), [0, 2, 1, 3]));
}

/** [B, H, T, D/H] → [B, T, D]. */
export function joinHeads(x: Tensor): Tensor {
  const [B, H, T, d] = x.shape as [number, number, number, number];
  return reshape(transpose(x, [0, 2, 1, 3]), [B, T, H * d]);
}

/** Ids of any shape → [count, V] rows of one 1. On WASM `oneHot` writes integers whatever type it is asked for, hence
 * the cast. Products with such rows replace gathers, whose gradient has no kernel on WASM. */
export function oneHotRows(ids: Tensor, V: number): Tensor {
  return cast(oneHot(reshape(ids, [-1]) as Tensor1D, V), 'float32');
}
