import type { PromptBatch } from '../engine';
import type { Golden } from './golden';

/** The golden prompts, each as often as it has completions. */
export function goldenPrompts(golden: Golden): PromptBatch {
  const { scenes, frames, sequences } = golden;
  return {
    scenes,
    frames,
    visual: Float32Array.from(golden.visual),
    poses: Float32Array.from(golden.poses),
    sequences,
    promptLength: golden.prompts.length / sequences,
    prompts: Int32Array.from(golden.prompts),
  };
}
