import type { Samples } from '../../src/training/policy/sample';
import type { Race } from './race';

/** How far an engine's numbers are from the reference engine's. */
export interface Parity {
  /** Share of completions whose tokens are all the same, from the same noise. A near tie may fall either way. */
  readonly sameCompletions: number;
  /** Largest difference of the tokens' log-probabilities, over the completions that are the same. */
  readonly logProbs: number;
  /** Largest ‖g − g*‖ / ‖g*‖ of a parameter. */
  readonly gradient: number;
  /** Difference of the loss after one update, in parts of what the update changed: AdamW and the clipping of the norm. */
  readonly update: number;
}

/** @param loss before the second update */
export function parity(
  race: Race,
  samples: Samples,
  gradients: ReadonlyMap<string, Float32Array>,
  loss: number,
): Parity {
  const { count, length, tokens, logProbs } = race.batch.completions;
  let same = 0;
  let furthest = 0;
  for (let row = 0; row < count; row++) {
    const [from, to] = [row * length, (row + 1) * length];
    if (samples.tokens.subarray(from, to).join() !== tokens.subarray(from, to).join()) continue;
    same += 1;
    for (let at = from; at < to; at++)
      furthest = Math.max(furthest, Math.abs(samples.logProbs[at]! - logProbs[at]!));
  }
  let gradient = 0;
  for (const [name, expected] of race.gradients) {
    const found = gradients.get(name)!;
    const difference = Float32Array.from(expected, (value, i) => value - found[i]!);
    gradient = Math.max(gradient, norm(difference) / norm(expected));
  }
  const [first, second] = race.losses;
  const update = Math.abs(loss - second) / Math.abs(second - first);
  return { sameCompletions: same / count, logProbs: furthest, gradient, update };
}

function norm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
