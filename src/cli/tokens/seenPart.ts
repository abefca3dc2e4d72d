import type { QuestionType, ReasoningTask } from '#rewards';

/** In their workings seeing and working out alternate. */
const ALTERNATE: readonly QuestionType[] = ['object_counting', 'obj_appearance_order'];

/** How the first line begins that follows from those before it. */
const WORKED_OUT = /^(apart by|from|longest:|area:) /;

/** The part of a thought-through completion that a policy can't know without looking, or null where the rest teaches no arithmetic.
 * Told this much, the rest can be learnt from the words alone, without any picture: RECIPE.md, "spatial questions". */
export function seenPart({ question }: ReasoningTask, completion: string): string | null {
  if (ALTERNATE.includes(question)) return null;
  const lines = completion.split('\n');
  const first = lines.findIndex((line) => WORKED_OUT.test(line));
  // Of distances to be compared only the answer follows.
  const seen = lines.slice(0, first < 0 ? -1 : first);
  return `${seen.join('\n')}\n`;
}
