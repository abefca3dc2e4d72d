import type { ReasoningTask } from '#rewards';
import type { AnnotatedViews } from '../annotatedViews';
import type { Random } from '../random';
import { QUESTION_TYPES, spatialQuestions } from './spatialQuestions';

const PER_TYPE = 2;
const PARTS = 8;

/** The spatial questions of a sample room: two of each type where they can be had, about all recorded views. Where a walk begins
 * with most of the room in view, or has seen too much by its end, some are about its last parts instead.
 * @param secondsPerFrame from one clip frame to the next */
export function roomQuestions(
  scene: AnnotatedViews,
  random: Random,
  secondsPerFrame: number,
): ReasoningTask[] {
  const every = scene.clipFrames.map((_, view) => view);
  const found = new Map<string, ReasoningTask>();
  const lacks = (type: ReasoningTask['question']) =>
    [...found.values()].filter(({ question }) => question === type).length < PER_TYPE;
  for (let part = 0; part < PARTS - 1; part++) {
    const shown = every.slice(Math.floor((part * every.length) / PARTS));
    const options = { perType: PER_TYPE, secondsPerFrame, types: QUESTION_TYPES.filter(lacks) };
    for (const task of spatialQuestions(scene, shown, random, options))
      if (lacks(task.question) && !found.has(task.id)) found.set(task.id, task);
  }
  return [...found.values()];
}
