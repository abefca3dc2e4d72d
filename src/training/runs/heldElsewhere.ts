import { TrainingError } from '../trainingError';

/** The message to the second of two that want to train in one folder. `since`: a time as ISO 8601. */
export function heldElsewhere(place: string, owner: string, since: string): TrainingError {
  return new TrainingError({
    what: `${owner} has been training here since ${since}`,
    where: place,
    remedy: 'Stop it first, or choose another folder',
  });
}
