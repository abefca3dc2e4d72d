import type { QuestionType } from './task';

/** Every kind of question of VSI-Bench, and whether it is answered by a number (else by an option's letter). */
const NUMERIC: Readonly<Record<QuestionType, boolean>> = {
  object_counting: true,
  object_abs_distance: true,
  object_size_estimation: true,
  room_size_estimation: true,
  object_rel_distance: false,
  object_rel_direction_easy: false,
  object_rel_direction_medium: false,
  object_rel_direction_hard: false,
  route_planning: false,
  obj_appearance_order: false,
};

export function isQuestionType(value: unknown): value is QuestionType {
  return typeof value === 'string' && Object.hasOwn(NUMERIC, value);
}

export function isNumericQuestion(question: QuestionType): boolean {
  return NUMERIC[question];
}
