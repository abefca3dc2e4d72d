import type { Tensor } from '../tf';
import { add, cast, cumsum, greater, less, min, mul, softmax, sub, topk } from '../tf';

/**
 * Top-p (Holtzman et al., arXiv 1904.09751): keeps the fewest likeliest tokens whose probabilities reach `topP`, at least
 * one, and puts the logits of all others out of reach.
 *
 * @param logits [B, V], scaled by the temperature
 */
export function nucleus(logits: Tensor, topP: number): Tensor {
  const probabilities = softmax(logits, -1);
  const { values: sorted } = topk(probabilities, logits.shape[1]!);
  // Kept while those before it have not reached topP. An axis of −1 breaks cumsum on WASM.
  const before = cumsum(sorted, 1, true);
  const dropped = sub(1, cast(less(before, topP), 'float32'));
  const least = min(add(sorted, mul(dropped, 2)), 1, true);
  return sub(logits, mul(cast(greater(least, probabilities), 'float32'), 1e9));
}
