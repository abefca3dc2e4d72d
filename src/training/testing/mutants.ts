/** A formula broken on purpose, in the bundled text of the trainer. */
interface Mutant {
  readonly breaks: string;
  /** What to replace, each found exactly once, and by what. */
  readonly by: readonly (readonly [string, string])[];
  /** The golden case that is to notice. */
  readonly golden: string;
  /** What is then off by more than 1e-4; `thrown` where the step itself fails. */
  readonly caughtBy: string;
}

/** Mistakes that the golden values must notice (mutations.test.ts), and what shows them. */
export const mutants: readonly Mutant[] = [
  // The advantage (src/rewards/group/advantages.ts, grpo.ts).
  {
    breaks: 'mean not subtracted',
    by: [['(reward - mean) / divisor', 'reward / divisor']],
    golden: '3d-rft',
    caughtBy: 'advantages',
  },
  {
    breaks: 'sign turned',
    by: [['(reward - mean) / divisor', '(mean - reward) / divisor']],
    golden: '3d-rft',
    caughtBy: 'advantages',
  },
  {
    breaks: "std without Bessel's correction",
    by: [['deviationOf(rewards, 1)', 'deviationOf(rewards, 0)']],
    golden: '3d-rft',
    caughtBy: 'advantages',
  },
  {
    breaks: '1e-4 missing',
    by: [['deviation + epsilon', 'deviation']],
    golden: '3d-rft',
    caughtBy: 'advantages',
  },
  {
    breaks: 'std divided by where it must not',
    by: [['loss !== "dr-grpo" && loss !== "no-std"', 'loss !== "dr-grpo"']],
    golden: 'no-std',
    caughtBy: 'advantages',
  },
  // The objective (grpo.ts).
  { breaks: 'objective turned', by: [['neg(gain_BT)', 'gain_BT']], golden: '3d-rft', caughtBy: 'gradient' },
  {
    breaks: 'ratio without π_old',
    by: [['sub(logp_BT, old_BT)', 'logp_BT']],
    golden: '3d-rft',
    caughtBy: 'gradient',
  },
  {
    breaks: 'maximum for minimum',
    by: [
      [
        'minimum(mul(ratio_BT, advantages_B1), mul(clipped_BT, advantages_B1))',
        'neg(minimum(neg(mul(ratio_BT, advantages_B1)), neg(mul(clipped_BT, advantages_B1))))',
      ],
    ],
    golden: '3d-rft',
    caughtBy: 'gradient',
  },
  {
    breaks: 'no clip',
    by: [['mul(clipped_BT, advantages_B1)', 'mul(ratio_BT, advantages_B1)']],
    golden: '3d-rft',
    caughtBy: 'gradient',
  },
  {
    breaks: 'no minimum: clipped on both sides',
    by: [
      [
        'minimum(mul(ratio_BT, advantages_B1), mul(clipped_BT, advantages_B1))',
        'mul(clipped_BT, advantages_B1)',
      ],
    ],
    golden: '3d-rft',
    caughtBy: 'gradient',
  },
  {
    breaks: 'clip bounds swapped',
    by: [['1 - epsilon, 1 + epsilonHigh', '1 - epsilonHigh, 1 + epsilon']],
    golden: 'dapo',
    caughtBy: 'gradient',
  },
  {
    breaks: 'clip-higher ignored',
    by: [['1 - epsilon, 1 + epsilonHigh', '1 - epsilon, 1 + epsilon']],
    golden: 'dapo',
    caughtBy: 'loss of step 1',
  },
  {
    breaks: 'inner steps on a ratio of 1',
    by: [['sub(logp_BT, old_BT)', 'mul(sub(logp_BT, old_BT), 0)']],
    golden: '3d-rft-inner',
    caughtBy: 'gradient',
  },
  {
    breaks: 'KL left out',
    by: [['mul(kl_BT, beta)', 'mul(kl_BT, 0)']],
    golden: '3d-rft-kl',
    caughtBy: 'gradient',
  },
  {
    breaks: 'KL turned',
    by: [['sub(ref_BT, logp_BT)', 'sub(logp_BT, ref_BT)']],
    golden: '3d-rft-kl',
    caughtBy: 'gradient',
  },
  {
    breaks: 'k1 for k3',
    by: [['sub(sub(exp(d_BT), d_BT), 1)', 'neg(d_BT)']],
    golden: '3d-rft-kl',
    caughtBy: 'gradient',
  },
  {
    breaks: 'k2 for k3',
    by: [['sub(sub(exp(d_BT), d_BT), 1)', 'mul(mul(d_BT, d_BT), 0.5)']],
    golden: '3d-rft-kl',
    caughtBy: 'gradient',
  },
  {
    breaks: 'KL to the policy itself',
    by: [['this.logProbs(this.reference,', 'this.logProbs(this.parameters,']],
    golden: '3d-rft-kl',
    caughtBy: 'gradient',
  },
  {
    breaks: 'clip counted whatever the sign',
    by: [['logicalAnd(less(ratio_BT, 1 - epsilon), less(advantages_B1, 0))', 'less(ratio_BT, 1 - epsilon)']],
    golden: '3d-rft',
    caughtBy: 'clip fraction, low',
  },
  {
    breaks: 'high clip counted where it pays',
    by: [['greater(advantages_B1, 0)', 'less(advantages_B1, 0)']],
    golden: '3d-rft',
    caughtBy: 'clip fraction, high',
  },
  {
    breaks: 'temperature left out of the loss',
    by: [['div(predicting, temperature)', 'predicting']],
    golden: '3d-rft',
    caughtBy: 'gradient',
  },
  // The averages (tokenWeights.ts, meanWeights.ts).
  {
    breaks: 'sequence mean for token mean',
    by: [['case "no-std": return 1 / tokens', 'case "no-std": return 1 / (B * T)']],
    golden: '3d-rft',
    caughtBy: 'gradient',
  },
  {
    breaks: 'token mean for sequence mean',
    by: [['case "trl-grpo": return 1 / (B * T)', 'case "trl-grpo": return 1 / tokens']],
    golden: 'trl-grpo',
    caughtBy: 'gradient',
  },
  {
    breaks: 'batch mean for chunk mean',
    by: [['1 / (chunks.length * chunkTokens)', '1 / tokens']],
    golden: 'bnpo',
    caughtBy: 'gradient',
  },
  {
    breaks: 'longest sampled for longest possible',
    by: [['B * options.maxTokens', 'B * length']],
    golden: 'dr-grpo',
    caughtBy: 'gradient',
  },
  {
    breaks: 'padding counted',
    by: [['row * length + T)', '(row + 1) * length)']],
    golden: '3d-rft',
    caughtBy: 'loss of step 1',
  },
  {
    breaks: 'mask of truncated ignored',
    by: [['options.maskTruncated && isTruncated(samples, row)', 'false']],
    golden: '3d-rft-masked',
    caughtBy: 'gradient',
  },
  {
    breaks: 'truncated not counted',
    by: [['rows.filter(({ counts }) => counts)', 'rows.filter(({ teaches }) => teaches)']],
    golden: '3d-rft-masked',
    caughtBy: 'gradient',
  },
  {
    breaks: 'flat groups counted',
    by: [['!leftOut[Math.floor(row / options.groupSize)]', 'true']],
    golden: 'dapo',
    caughtBy: 'gradient',
  },
  {
    breaks: 'last chunk alone',
    by: [['add(totals[i], each)', 'add(mul(totals[i], 0), each)']],
    golden: 'bnpo',
    caughtBy: 'gradient',
  },
  {
    breaks: 'sum for mean in imitation',
    by: [['weights.fill(1 / tokens,', 'weights.fill(1,']],
    golden: 'imitation',
    caughtBy: 'cross-entropy',
  },
  {
    breaks: 'imitation at another temperature',
    by: [['this.logProbs(this.parameters, chunk, 1)', 'this.logProbs(this.parameters, chunk, .7)']],
    golden: 'imitation',
    caughtBy: 'cross-entropy',
  },
  // The optimiser (adamw.ts, tfEngine.ts).
  {
    breaks: 'weight decay coupled',
    by: [
      ['mul(gradients[i], scale)', 'add(mul(gradients[i], scale), mul(value, weightDecay))'],
      ['1 - learningRate * weightDecay', '1'],
    ],
    golden: '3d-rft',
    caughtBy: 'loss of step 2',
  },
  {
    breaks: 'weight decay missing',
    by: [['1 - learningRate * weightDecay', '1']],
    golden: '3d-rft',
    caughtBy: 'after five steps',
  },
  {
    breaks: 'first bias correction missing',
    by: [['1 - beta1 ** (this.taken + 1)', '1']],
    golden: '3d-rft',
    caughtBy: 'loss of step 2',
  },
  {
    breaks: 'second bias correction missing',
    by: [['1 - beta2 ** (this.taken + 1)', '1']],
    golden: '3d-rft',
    caughtBy: 'loss of step 2',
  },
  {
    breaks: 'steps not counted',
    by: [['this.taken += 1', 'this.taken += 0']],
    golden: '3d-rft',
    caughtBy: 'loss of step 3',
  },
  {
    breaks: 'gradient not squared',
    by: [['mul(square(gradient), 1 - beta2)', 'mul(gradient, 1 - beta2)']],
    golden: '3d-rft',
    caughtBy: 'thrown',
  },
  {
    breaks: 'gradient norm not limited',
    by: [['div(maxGradNorm, add(', 'div(1e9, add(']],
    golden: '3d-rft',
    caughtBy: 'loss of step 3',
  },
];
