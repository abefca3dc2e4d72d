import type { Knobs } from '../../state/knobs';
import type { Room } from '../../state/room';
import { runTasks } from '../../state/runConfig';
import type { StoredRun } from '../../state/runs/storedRun';
import { trainable } from '../../state/trainable';
import { count } from '../../words/numbers';

/** What the run honestly is: where it learns, from how much, and what its curve does not show. */
export function runWords(room: Room, values: Knobs, replayed: StoredRun | null): string {
  if (replayed) {
    const { trainer, policy, seed, init } = replayed.record;
    const where = trainer === 'tfjs' ? 'by this trainer' : 'by its PyTorch twin';
    return `Made before, ${where}: ${policy.name}, seed ${seed}, from ${init.split('/').at(-1)}. Drag the training step to replay it`;
  }
  const { kind, algorithm, groupSize, microChunk, innerSteps } = values;
  const prompts = runTasks(room, kind).length;
  if (prompts === 0) return `This room has no ${kind} prompts that the policy can read`;
  const what = `${trainable[kind].title.toLowerCase()}, ${count(prompts, 'prompt', 'prompts')} of this room`;
  if (algorithm === 'sft')
    return `Imitation, here and now: ${what}. A step teaches the true answers once; nothing is sampled or rewarded`;
  const answers = prompts * groupSize;
  const passes = Math.ceil(answers / Math.max(microChunk, 1)) * innerSteps;
  return `GRPO, here and now: ${what}. A step samples ${answers} answers and learns in ${count(passes, 'pass', 'passes')}. What rises is the reward of these very prompts, not of held-out ones`;
}
