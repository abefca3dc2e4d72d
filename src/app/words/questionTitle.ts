import type { QuestionType } from '#rewards';

const TITLES: Readonly<Record<QuestionType, string>> = {
  object_counting: 'Counting',
  object_abs_distance: 'Absolute distance',
  object_size_estimation: 'Object size',
  room_size_estimation: 'Room size',
  object_rel_distance: 'Relative distance',
  object_rel_direction_easy: 'Relative direction, easy',
  object_rel_direction_medium: 'Relative direction, medium',
  object_rel_direction_hard: 'Relative direction, hard',
  route_planning: 'Route',
  obj_appearance_order: 'Order of appearance',
};

/** A question kind of VSI-Bench in words. */
export const questionTitle = (question: QuestionType): string => TITLES[question];
