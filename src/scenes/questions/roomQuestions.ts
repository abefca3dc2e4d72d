import type { ReasoningTask } from '#rewards';
import type { AnnotatedViews } from '../annotatedViews';
import type { Random } from '../random';
import { QUESTION_TYPES, spatialQuestions } from './spatialQuestions';

const PER_TYPE = 3;
/** A type with fewer questions is asked about a part of the walk as well. */
const FEWEST = 2;
const PARTS = 8;

/** The spatial questions of a sample room: up to three of each type, about all recorded views. Where a walk begins with most of
 * the room in view, or has seen too much by its end, some are about its last parts instead.
 * @param secondsPerFrame from one clip frame to the next */
export function roomQuestions(
  scene: AnnotatedViews,
  random: Random,
  secondsPerFrame: number,
): ReasoningTask[] {
  const every = scene.clipFrames.map((_, view) => view);
  const found = new Map<string, ReasoningTask>();
  const missing = (least: number) =>
    QUESTION_TYPES.filter(
      (type) => [...found.values()].filter(({ question }) => question === type).length < least,
    );
  for (let part = 0; part < PARTS - 1; part++) {
    const types = part === 0 ? QUESTION_TYPES : missing(FEWEST);
    const shown = every.slice(Math.floor((part * every.length) / PARTS));
    const options = { perType: PER_TYPE, secondsPerFrame, types };
    for (const task of spatialQuestions(scene, shown, random, options))
      if (!found.has(task.id) && missing(PER_TYPE).includes(task.question)) found.set(task.id, task);
  }
  return [...found.values()];
}
