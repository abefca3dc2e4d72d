import type { FindingFilter } from '../table/rowFilter';

/** What a rollout can be searched by, as it is named on screen. */
export const findingTitles: Readonly<Record<FindingFilter, string>> = {
  correct: 'correct',
  'false-positive': 'false positive, any kind',
  duplicate: 'duplicate',
  loose: 'loose, IoU 0.10 – 0.25',
  'wrong-label': 'wrong label',
  'wrong-label-loose': 'wrong label, loose',
  background: 'nothing there, IoU below 0.10',
  missed: 'missed',
  malformed: 'malformed text',
  'wrong-answer': 'wrong answer',
};
