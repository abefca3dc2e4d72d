import { isQuestionType, type QuestionType } from '#rewards';

/** VLM-3R's names for VSI-Bench's kinds of question. */
const NAMES: Readonly<Record<string, QuestionType>> = {
  object_rel_direction_v1: 'object_rel_direction_hard',
  object_rel_direction_v2: 'object_rel_direction_medium',
  object_rel_direction_v3: 'object_rel_direction_easy',
  route_plan: 'route_planning',
};

/** VSI-Bench's kind of question for a name in a file; null for one that it does not have. */
export function questionType(name: string): QuestionType | null {
  const type = NAMES[name] ?? name.replace(/_v\d$/, '');
  return isQuestionType(type) ? type : null;
}
