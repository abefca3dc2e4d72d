import type { Knobs } from './knobs';
import { trainable } from './trainable';

/** What there is to say about some knobs before a run. */
export interface KnobNote {
  readonly knob: keyof Knobs;
  readonly text: string;
  /** No run can start so. */
  readonly blocks: boolean;
}

/** From this learning rate on, runs judged on rooms that nobody trained on collapsed (RECIPE). */
const STEEP = 1e-4;

/** What can't work, and what won't do what one may hope; what can't work first. */
export function knobNotes(values: Knobs): readonly KnobNote[] {
  const notes: KnobNote[] = [];
  const say = (knob: keyof Knobs, text: string, blocks = false) => notes.push({ knob, text, blocks });
  const { algorithm, groupSize, learningRate, epsilon, epsilonHigh, innerSteps, temperature, visual } =
    values;

  if (!(learningRate > 0))
    say('learningRate', 'A learning rate of 0 or below moves nothing: take one above', true);
  if (algorithm === 'grpo') {
    if (groupSize < 2)
      say('groupSize', 'G is 1: a rollout is compared with the others of its prompt. Take at least 2', true);
    if (trainable[values.kind].parts.every((part) => values.weights[part] === 0))
      say('weights', 'All weights are 0, so every rollout earns 0: raise one', true);
    if (!(temperature > 0)) say('temperature', 'A temperature of 0 gives one answer G times: raise it', true);
  }
  if (!visual.colour && !visual.points && !visual.normals)
    say('visual', 'Colour, points and normals are all off: the policy sees nothing. Switch one on', true);

  if (learningRate >= STEEP)
    say(
      'learningRate',
      'Fine for learning these prompts by heart; for other rooms, runs collapse from 1e−4 on',
    );
  if (algorithm === 'grpo') {
    if (epsilonHigh < epsilon)
      say('epsilonHigh', 'The clip is tighter above than below: good answers grow slowly');
    if (innerSteps === 1 && (epsilon !== 0.2 || epsilonHigh !== 0.2))
      say('epsilon', 'With one update a batch ρ is 1 and no clip acts: raise the updates to see it');
    if (temperature > 0 && temperature < 0.4)
      say('temperature', 'Answers hardly vary at so low a temperature: many groups will be all equal');
    if (values.dynamicSampling)
      say(
        'dynamicSampling',
        'The prompts here are fixed: flat groups are left out, and none come in their place',
      );
  }
  if (!visual.points || !visual.normals || !visual.colour)
    say('visual', 'The policy was taught with all it sees: it starts lost, and has to find its way anew');
  return notes;
}
