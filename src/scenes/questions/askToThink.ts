import type { ReasoningTask } from '#rewards';

/** The same question, asked to be thought about before it is answered: the paper's TA mode beside its direct one (3d-rft.md §3). */
export function askToThink(task: ReasoningTask): ReasoningTask {
  return { ...task, prompt: `Think first. ${task.prompt}` };
}
