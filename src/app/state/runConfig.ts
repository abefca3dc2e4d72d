import type { Box9, GroundingTask, Task } from '#rewards';
import { defaultGrpoOptions, promptFits, type RunConfig, startPolicies } from '#training';
import type { Knobs } from './knobs';
import { presetOf } from './presets';
import type { Room } from './room';
import { type TrainableKind, trainable } from './trainable';

/** The prompts that a run of this kind trains on: of groundings one per object, the largest objects first, for they are
 * seen in most frames; of others the first ones. One run shows the same number of frames throughout. None where the scene has nothing that a policy could see. */
export function runTasks(room: Room, kind: TrainableKind): readonly Task[] {
  const { recorded } = room;
  if (recorded === null) return [];
  const seen = (task: Task) => task.frames.every((frame) => recorded.frames.includes(frame));
  const able = room.tasks.filter((task) => task.kind === kind && promptFits(task) && seen(task));
  const all = able.filter(({ frames }) => frames.length === able[0]!.frames.length);
  const objects = new Map<string, GroundingTask>();
  for (const task of all) {
    if (task.kind === 'grounding' && !objects.has(`${task.target.box}`))
      objects.set(`${task.target.box}`, task);
  }
  const largest = [...objects.values()].sort((a, b) => volume(b.target.box) - volume(a.target.box));
  return (kind === 'grounding' ? largest : all).slice(0, trainable[kind].prompts);
}

const volume = (box: Box9) => box[3] * box[4] * box[5];

/** Knobs → the configuration that the worker takes; null for a room that no policy can see. */
export function runConfig(room: Room, values: Knobs): RunConfig | null {
  if (room.recorded === null) return null;
  const { kind, algorithm, steps, seed, weights, visual, prefer, ...grpo } = values;
  return {
    algorithm,
    grpo: { ...defaultGrpoOptions, ...grpo, weights, maxTokens: trainable[kind].maxTokens },
    visual,
    tasks: runTasks(room, kind),
    views: room.recorded.files,
    policyUrl: new URL(`./samples/policies/${startPolicies[kind]}`, document.baseURI).href,
    preset: presetOf(values)?.name ?? null,
    steps,
    seed,
    prefer,
  };
}
