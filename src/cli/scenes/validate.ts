import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  decodePoints,
  decodeRays,
  describeProblem,
  isRecorded,
  parseScene,
  parseTasks,
  SceneError,
  type SceneProblem,
} from '#scenes';
import { readSceneFile, readSceneJson } from './readScene';
import { UsageError } from './usageError';

/** `validate`: checks everything about a sample room that can be checked without decoding its pictures. */
export function validate(args: string[]): number {
  const [folder] = args;
  if (!folder || args.length > 1) throw new UsageError('validate DIR: name one scene folder');
  const problems: SceneProblem[] = [];
  const attempt = <Value>(read: () => Value): Value | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const scene = attempt(() => parseScene(readSceneJson(folder, 'scene.json')));
  if (scene) {
    const { points, clip } = scene;
    if (points) attempt(() => decodePoints(readSceneFile(folder, points.file), points));
    if (isRecorded(scene)) attempt(() => decodeRays(readSceneFile(folder, scene.rays.file), scene));
    for (const file of [clip?.file, ...(clip?.pictures ?? []), scene.poster?.file, scene.thumbnails?.file]) {
      if (file === undefined) continue;
      attempt(() => {
        readSceneFile(folder, file);
        if (statSync(join(folder, file)).size === 0) {
          throw new SceneError([
            {
              file,
              path: '',
              value: 'empty',
              message: 'expected a picture or a clip',
              remedy: 'Copy the file again',
            },
          ]);
        }
      });
    }
    const { tasks } = scene;
    if (tasks) attempt(() => parseTasks(readSceneJson(folder, tasks), tasks));
  }
  for (const problem of problems) process.stderr.write(`${describeProblem(problem)}\n`);
  if (problems.length > 0) return 1;
  process.stdout.write(
    `${folder}: ${scene!.instances.length} instances, ${scene!.clip?.frames ?? 0} frames, ${scene!.points?.count ?? 0} points: sound\n`,
  );
  return 0;
}
