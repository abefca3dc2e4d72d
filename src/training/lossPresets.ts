import type { GrpoOptions, LossName } from './grpoOptions';

/** What choosing a loss sets besides, to be spread over the other options. Only DAPO comes with tricks of its own. */
export const lossPresets: Readonly<Record<LossName, Partial<GrpoOptions>>> = {
  '3d-rft': { loss: '3d-rft' },
  'trl-grpo': { loss: 'trl-grpo' },
  bnpo: { loss: 'bnpo' },
  'dr-grpo': { loss: 'dr-grpo' },
  // arXiv 2503.14476 §3.1 clip-higher, §3.2 dynamic sampling; its overlong penalty is a reward and not taken over.
  dapo: { loss: 'dapo', epsilonHigh: 0.28, dynamicSampling: true },
  'no-std': { loss: 'no-std' },
};
