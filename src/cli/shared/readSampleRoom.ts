import { join } from 'node:path';
import type { ClipFrame, Task } from '#rewards';
import {
  type AnnotatedViews,
  decodeRays,
  parseScene,
  parseTasks,
  type RecordedScene,
  readJson,
  recordedScene,
} from '#scenes';
import { readBytes } from './readBytes';

export interface SampleRoom extends Pick<AnnotatedViews, 'views' | 'clipFrames'> {
  readonly scene: RecordedScene;
  readonly tasks: readonly Task[];
}

/** A sample room's recorded views and tasks. */
export function readSampleRoom(folder: string): SampleRoom {
  const scene = recordedScene(parseScene(readJson('scene.json', readBytes(join(folder, 'scene.json')))));
  const tasks = parseTasks(readJson('tasks.json', readBytes(join(folder, scene.tasks ?? 'tasks.json'))));
  const views = decodeRays(readBytes(join(folder, scene.rays.file)), scene);
  return { scene, tasks, views, clipFrames: scene.rays.frames as ClipFrame[] };
}
