import { TrainingError } from '../trainingError';

/** What a full disk or a used-up quota is called, wherever a run lives. */
export function storageFull(place: string, name: string, cause?: unknown): TrainingError {
  return new TrainingError(
    {
      what: `There is no room left to write ${name}`,
      where: place,
      remedy: 'Make room and go on: the last saved state is whole, and the steps since are taken again',
    },
    { cause },
  );
}
