import { detectionTally } from './detectionTally';
import type { Judged } from './figures';
import { groundingTally } from './groundingTally';
import { reasoningTally } from './reasoningTally';
import type { Tally } from './tally';

/** Judged answers as numbers to add up, scene by scene. */
export function tallyOf(judged: Judged): Tally {
  switch (judged.task) {
    case 'detection':
      return detectionTally(judged.scenes);
    case 'grounding':
      return groundingTally(judged.scenes);
    case 'reasoning':
      return reasoningTally(judged.scenes);
  }
}
