import type { QuestionType, ReasoningTask } from '#rewards';

/** Lines of a working that say what was seen; what follows is worked out from them. Null where seeing and working out alternate. */
const SEEN_LINES: Readonly<Record<QuestionType, number | null>> = {
  object_counting: null,
  object_abs_distance: 2,
  object_size_estimation: 1,
  room_size_estimation: 1,
  object_rel_distance: 4,
  object_rel_direction_easy: 3,
  object_rel_direction_medium: 3,
  object_rel_direction_hard: 3,
  route_planning: 3,
  obj_appearance_order: null,
};

/** The part of a thought-through completion that a policy can't know without looking, or null where the rest teaches no arithmetic.
 * Told this much, the rest can be learnt from the words alone, without any picture: RECIPE.md, "spatial questions". */
export function seenPart({ question, options }: ReasoningTask, completion: string): string | null {
  const seen = SEEN_LINES[question];
  if (seen === null) return null;
  const lines = completion.split('\n');
  // One line an option, and a room with few kinds of object asks about three; a route goes to one object or to two.
  const count =
    question === 'object_rel_distance'
      ? (options?.length ?? seen)
      : question === 'route_planning'
        ? lines.findIndex((line) => line.startsWith('apart by'))
        : seen;
  return `${lines.slice(0, count).join('\n')}\n`;
}
