import type { TaskKind } from '#rewards';

/** The policy that a run starts from, a file among the shipped ones: supervised, and not yet trained on any reward. Questions have
 * one of their own, which was taught to reckon. */
export const startPolicies: Readonly<Record<TaskKind, string>> = {
  grounding: 'sft.safetensors',
  detection: 'sft.safetensors',
  reasoning: 'reasoning-sft.safetensors',
};
