import { defaultGrpoOptions } from '../grpoOptions';
import type { RunPreset } from './runPreset';

/** Longest completion, tokens: a grounding answer takes 14, a list of boxes as many as the policy has places for,
 * a spatial question its working. */
const LENGTHS = { grounding: 24, detection: 156, reasoning: 80 } as const;
const grounding = { ...defaultGrpoOptions, maxTokens: LENGTHS.grounding, temperature: 0.7 };
const detection = { ...defaultGrpoOptions, maxTokens: LENGTHS.detection, temperature: 0.7 };

const grpoGrounding = {
  about: 'The paper’s reward and loss, with the settings that gained most on new rooms',
  algorithm: 'grpo',
  tasks: ['grounding'],
  scenes: 6,
  prompts: 3,
  options: { ...grounding, groupSize: 16, learningRate: 6e-5, decaySteps: 1000 },
} as const satisfies RunPreset;

const grpoDetection = {
  about: grpoGrounding.about,
  algorithm: 'grpo',
  tasks: ['detection'],
  scenes: 12,
  prompts: 1,
  options: { ...detection, groupSize: 8, learningRate: 3e-5, decaySteps: 120 },
} as const satisfies RunPreset;

/** A few prompts of one room are learnt by heart: a rate that would be too high for other rooms, to see something move. */
const LIVE_RATE = 5e-4;

/** The named settings of runs. */
export const runPresets = {
  'grpo-grounding': grpoGrounding,
  'grpo-detection': grpoDetection,
  'grpo-grounding-no-frame': {
    ...grpoGrounding,
    about: 'Without the frame term, which rules the advantage and which ScanRefer doesn’t measure',
    options: { ...grpoGrounding.options, weights: { frame: 0 } },
  },
  'grpo-detection-no-iou': {
    ...grpoDetection,
    about: 'Without the mean IoU, which pays for naming few boxes',
    options: { ...grpoDetection.options, weights: { iou: 0 } },
  },
  'grpo-reasoning': {
    about: 'The paper’s reward and loss, for questions that are thought about first',
    algorithm: 'grpo',
    tasks: ['reasoning'],
    scenes: 8,
    prompts: 3,
    options: {
      ...defaultGrpoOptions,
      temperature: 0.7,
      groupSize: 12,
      learningRate: 6e-5,
      decaySteps: 300,
      maxTokens: LENGTHS.reasoning,
    },
  },
  'sft-continued': {
    about: 'The control: imitation goes on',
    algorithm: 'sft',
    tasks: ['grounding', 'detection', 'reasoning'],
    scenes: 16,
    prompts: 1,
    options: { learningRate: 3e-5, warmup: 10, maxGradNorm: 1, microChunk: 64 },
  },
  'live-grounding': {
    about: 'A few prompts of one room, as in the page',
    algorithm: 'grpo',
    tasks: ['grounding'],
    scenes: 1,
    prompts: 4,
    options: { ...grounding, learningRate: LIVE_RATE },
  },
  'live-detection': {
    about: 'Two windows of one room, as in the page',
    algorithm: 'grpo',
    tasks: ['detection'],
    scenes: 1,
    prompts: 2,
    options: { ...detection, maxTokens: 120, learningRate: LIVE_RATE },
  },
} as const satisfies Readonly<Record<string, RunPreset>>;
