import type { LossName } from '#training';
import type { Algorithm, Knobs } from '../../state/knobs';

/** What each knob does, in a line: plain words, and its letter in the formulas (grpo.ts). */
export const knobTexts: Readonly<Record<keyof Knobs, string>> = {
  kind: 'What is asked of the policy: one run trains on one kind of prompt',
  algorithm: 'Stage 2 rewards what scores well; stage 1 imitates the true answer',
  groupSize: 'G rollouts of each prompt are compared with their mean: A = (R − mean R) ÷ std R',
  learningRate: 'η, how far a step moves the weights: θ ← θ − η · AdamW’s direction',
  beta: 'β pulls the policy back to its start: L + β · KL[π ‖ π start]. At 0 no start is kept',
  epsilon: 'ε: a token’s ratio ρ = π ÷ π old stops earning above 1 + ε and costing below 1 − ε',
  temperature: 'T divides the logits: above 1 answers vary more. No variety, no advantage',
  seed: 'Start of the random numbers: same seed, same numbers',
  weights: 'What a part counts in the reward: R = Σ w · part. At 0 it is not rewarded',
  loss: 'How the losses of all tokens become one number',
  epsilonHigh: 'The clip’s upper end, 1 + ε high. DAPO raises it, so that unlikely tokens can grow',
  topP: 'Tokens come from the likeliest that together reach p; at 1 from all',
  innerSteps: 'Updates per sampled batch. From the second on ρ is not 1, and the clip acts',
  dynamicSampling: 'Leaves out groups whose rewards are all equal',
  maskTruncated: 'An answer that was cut off teaches nothing',
  microChunk: 'Answers per backward pass. Memory grows with this, not with G; the gradient is the same',
  visual: 'What the policy sees of each ray. Colour alone is the paper’s ablation without a 3D prior',
  steps: 'Where the run ends by itself',
  prefer: 'Where the policy is computed: the same numbers, not the same speed',
};

export const lossTitles: Readonly<Record<LossName, string>> = {
  '3d-rft': '3D-RFT',
  'trl-grpo': 'GRPO of 2024',
  bnpo: 'BNPO',
  'dr-grpo': 'Dr. GRPO',
  dapo: 'DAPO',
  'no-std': 'Without std',
};

/** Each loss by its formula: T is an answer's length, B the number of answers. */
export const lossTexts: Readonly<Record<LossName, string>> = {
  '3d-rft': 'Σ over all tokens ÷ Σ T: every token counts alike',
  'trl-grpo': 'Mean of each answer’s mean: every answer counts alike, long or short',
  bnpo: 'As 3D-RFT for each backward pass, then their mean',
  'dr-grpo': 'Σ over all tokens ÷ (B · T max), A not divided by std R',
  dapo: 'As 3D-RFT; DAPO’s own are ε high 0.28 and dynamic sampling',
  'no-std': 'As 3D-RFT, but A = R − mean R: even groups count less',
};

export const algorithmTitles: Readonly<Record<Algorithm, string>> = {
  grpo: 'GRPO',
  sft: 'SFT continued',
};
