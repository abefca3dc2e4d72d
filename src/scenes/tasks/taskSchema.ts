import { z } from 'zod/mini';

const number = z.number();
const size = z.number().check(z.positive('a size above 0'));
const frame = z.int().check(z.nonnegative());
const box = z.tuple([number, number, number, size, size, size, number, number, number]);
const pose = z.array(number).check(z.length(16));
const base = {
  id: z.string(),
  scene: z.string(),
  prompt: z.string(),
  frames: z.array(frame).check(z.minLength(1)),
};

const detection = z.object({
  ...base,
  kind: z.literal('detection'),
  target: z.object({
    boxes: z.array(z.object({ label: z.string(), box, instance: z.optional(z.string()) })),
  }),
});

const grounding = z.object({
  ...base,
  kind: z.literal('grounding'),
  poses: z.array(pose),
  subset: z.optional(z.enum(['unique', 'multiple'])),
  about: z.optional(z.array(z.string())),
  target: z.object({ label: z.string(), box, frame: z.optional(frame), instance: z.optional(z.string()) }),
});

const reasoning = z.object({
  ...base,
  kind: z.literal('reasoning'),
  question: z.enum([
    'object_counting',
    'object_abs_distance',
    'object_size_estimation',
    'room_size_estimation',
    'object_rel_distance',
    'object_rel_direction_easy',
    'object_rel_direction_medium',
    'object_rel_direction_hard',
    'route_planning',
    'obj_appearance_order',
  ]),
  options: z.optional(z.array(z.string()).check(z.minLength(2))),
  working: z.optional(z.string()),
  about: z.optional(z.array(z.string())),
  target: z.object({ answer: z.string() }),
});

/** The schema of a scene's `tasks.json`. Its tasks are `Task`s as they stand. */
export const taskFileSchema = z.object({
  format: z.literal('reward-room/tasks'),
  version: z.literal(1),
  /** Id of the scene. */
  scene: z.string(),
  tasks: z.array(z.discriminatedUnion('kind', [detection, grounding, reasoning])),
});
