import type { Tensor } from '../tf';
import { add, matMul, mul, softmax } from '../tf';

/** softmax(q·kᵀ / √d + mask)·v. q [B, H, Tq, d], k and v [B, H, Tk, d]; mask, if any, [1, 1, Tq, Tk] of 0 and −1e9. */
export function attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | null): Tensor {
  const scores = mul(matMul(q, k, false, true), 1 / Math.sqrt(q.shape[3]!));
  return matMul(softmax(mask ? add(scores, mask) : scores, -1), v);
}
