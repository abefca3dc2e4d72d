import { LIMITS } from '../limits';

/** As many of the scenes of a file as an import takes (`LIMITS.scenes`); whether there are more is told in `notes`. */
export function firstScenes<Item>(scenes: readonly Item[], notes: string[]): readonly Item[] {
  if (scenes.length <= LIMITS.scenes) return scenes;
  notes.push(
    `${scenes.length} scenes are in the files: the first ${LIMITS.scenes} were read. To read others, leave those out`,
  );
  return scenes.slice(0, LIMITS.scenes);
}
