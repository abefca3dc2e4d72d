import { jit, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import type { PolicyConfig } from '#training/headless';
import { type Weights, weight } from './ops';
import { decode, encode } from './policy';

/** A batch to learn from, as PolicyBatch of src/training/engine.ts. */
export type StepBatch = {
  visual: np.Array;
  poses: np.Array;
  /** [B, P + T − 1]: prompt and completion without its last token, which predicts nothing. */
  input: np.Array;
  /** [B, T] */
  tokens: np.Array;
  old: np.Array;
  weights: np.Array;
  /** [B, 1] */
  advantages: np.Array;
};

interface LossOptions {
  readonly epsilon: number;
  readonly epsilonHigh: number;
  readonly temperature: number;
}

/** The GRPO loss of src/training/grpo.ts without its KL term, and its gradient. */
export function lossAndGradient(config: PolicyConfig, options: LossOptions) {
  return valueAndGrad((weights: Weights, batch: StepBatch) => loss(weights, batch, config, options));
}

/**
 * A whole update compiled as one function: gradient, clipping of its norm, AdamW (src/training/adamw.ts).
 * `rates` [3]: learning rate, 1 − β₁ᵗ, 1 − β₂ᵗ.
 */
export function updateStep(config: PolicyConfig, options: LossOptions & { readonly maxGradNorm: number }) {
  return jit((weights: Weights, first: Weights, second: Weights, batch: StepBatch, rates: np.Array) => {
    const [loss, gradients] = lossAndGradient(config, options)(tree.ref(weights), batch) as [
      np.Array,
      Weights,
    ];
    const squares = Object.values(gradients).map((gradient) => np.sum(np.square(gradient.ref)));
    const norm = np.sqrt(np.sum(np.stack(squares)));
    const scale = np.minimum(1, np.reciprocal(norm.ref.add(1e-6)).mul(options.maxGradNorm));
    const [rate, correct1, correct2] = [0, 1, 2].map((i) => rates.ref.slice(i)) as [
      np.Array,
      np.Array,
      np.Array,
    ];
    const next: { weights: Weights; first: Weights; second: Weights } = {
      weights: {},
      first: {},
      second: {},
    };
    for (const name of Object.keys(weights)) {
      const gradient = gradients[name]!.mul(scale.ref);
      const m = first[name]!.mul(0.9).add(gradient.ref.mul(0.1));
      const v = second[name]!.mul(0.98).add(np.square(gradient).mul(0.02));
      const direction = m.ref.div(correct1.ref).div(np.sqrt(v.ref.div(correct2.ref)).add(1e-8));
      next.weights[name] = weights[name]!.mul(rate.ref.mul(-0.01).add(1)).sub(direction.mul(rate.ref));
      next.first[name] = m;
      next.second[name] = v;
    }
    tree.dispose([scale, rate, correct1, correct2, rates]);
    return { ...next, stats: np.stack([loss, norm]) };
  });
}

function loss(weights: Weights, batch: StepBatch, config: PolicyConfig, options: LossOptions): np.Array {
  const length = batch.input.shape[1]!;
  const T = batch.tokens.shape[1]!;
  const memory = encode(weights, config, batch.visual, batch.poses);
  // One-hot products: the gradient of a gather is a scatter, which jax-js can't compile among other things.
  const rows = nn.oneHot(batch.input.reshape([-1]), config.vocabulary);
  const embedded = np.matmul(rows, weight(weights, 'token.embedding')).reshape([-1, length, config.width]);
  const x = embedded.add(weight(weights, 'token.position').slice([0, length], []));
  const later = np.arange(length).reshape([length, 1]).less(np.arange(length));
  const mask = np.where(later, -1e9, 0);
  const logits = decode(weights, config, memory, x, (_, now) => now, mask);
  const predicting = logits.slice([], [length - T, length], []).mul(1 / options.temperature);
  const chosen = nn.oneHot(batch.tokens, config.vocabulary);
  const logp = np.sum(nn.logSoftmax(predicting, -1).mul(chosen), -1);
  const ratio = np.exp(logp.sub(batch.old));
  const clipped = np.clip(ratio.ref, 1 - options.epsilon, 1 + options.epsilonHigh);
  const gain = np.minimum(ratio.mul(batch.advantages.ref), clipped.mul(batch.advantages));
  tree.dispose(weights);
  return np.sum(gain.mul(batch.weights)).neg();
}
