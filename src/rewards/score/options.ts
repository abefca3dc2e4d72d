import type { PartName } from '../result';

/** Every choice that a reward leaves open (3d-rft.md §10.1), each with its default. */
export interface RewardOptions {
  /** Factor of each part. The paper's total is the plain sum (§1): all 1. */
  readonly weights: Readonly<Record<PartName, number>>;
  /** `strict`: tags and JSON, as in training. `evaluator`: the line-based reading of the public evaluators (§2.4). */
  readonly reader: 'strict' | 'evaluator';
  /** Whether the text's format is a part of its own (§1.1). */
  readonly format: boolean;
  /** Whether a wrong format takes everything else too. Off: what can be read is rewarded; the paper does not say. */
  readonly gate: boolean;
  /** IoU over which a box is a true positive (§1.2). */
  readonly tauF1: number;
  /** Whether an IoU of exactly `tauF1` is enough. Off: VG-LLM's detection asks for more (§6.1). */
  readonly tauF1Inclusive: boolean;
  /** Frames off at which the frame part is 0 (§1.3). */
  readonly tauFrame: number;
  /** Whether a box is compared only with truths of its own label, as the evaluator does (§6.1). */
  readonly classAware: boolean;
  /** I_i of the mean IoU: `matched`, with the best truth that is still free; `max`, with the best of all (§1.2). */
  readonly meanIou: 'matched' | 'max';
  /** What nothing predicted where nothing is scores in both parts of detection (§1.2: the paper does not say). */
  readonly emptyScores: 0 | 1;
  /** Whether boxes overlap as for PyTorch3D, which the evaluators call: in single precision, and a box with a face below 2e-4 m²
   * overlaps nothing (§2.4). */
  readonly thinFaces: boolean;
  /** `vsi-bench`: |y − y*| / y* ≤ 1 − θ, as its code has it; `paper`: |y − y*| / |y*| < 1 − θ (§1.4). */
  readonly mra: 'vsi-bench' | 'paper';
  /** The thresholds θ of the mean relative accuracy; null for those of VSI-Bench (§7). */
  readonly mraThresholds: readonly number[] | null;
  /** How the grounding evaluator reads angles: `zxy-extrinsic` is the one of before November 2025 (§2.3), for scoring old
   * results only. */
  readonly euler: 'ZXY-intrinsic' | 'zxy-extrinsic';
}

/** The paper's reward. */
export const defaultRewardOptions: RewardOptions = {
  weights: { format: 1, frame: 1, iou: 1, f1: 1, answer: 1 },
  reader: 'strict',
  format: true,
  gate: false,
  tauF1: 0.25,
  tauF1Inclusive: false,
  tauFrame: 5,
  classAware: true,
  meanIou: 'matched',
  emptyScores: 1,
  thinFaces: false,
  mra: 'vsi-bench',
  mraThresholds: null,
  euler: 'ZXY-intrinsic',
};

/** Options as a caller gives them: what is left out keeps its default. */
export type PartialRewardOptions = Partial<Omit<RewardOptions, 'weights'>> & {
  readonly weights?: Partial<RewardOptions['weights']>;
};

export function resolveRewardOptions(options: PartialRewardOptions = {}): RewardOptions {
  return {
    ...defaultRewardOptions,
    ...options,
    weights: { ...defaultRewardOptions.weights, ...options.weights },
  };
}

/** `3d-rft` is the paper's reward; `vg-llm` reads and measures as that evaluator does and has no format part. */
export type Protocol = '3d-rft' | 'vg-llm';

export const protocolOptions: Readonly<Record<Protocol, PartialRewardOptions>> = {
  '3d-rft': {},
  'vg-llm': { reader: 'evaluator', format: false, thinFaces: true },
};
