import { memoryFile } from '../memoryFile';
import type { SceneFolder } from '../sceneFolder';
import { livingRoomFolder } from './livingRoomFolder';

/** The living room with every n-th frame and fewer points, without stills, rays and rollouts, so that tests are quick. Tasks that
 * show other frames are left out.
 * @param every a divisor of 24 keeps all tasks */
export async function smallRoom({ every = 12, points = 10_000 } = {}): Promise<SceneFolder> {
  const { scene, files, tasks } = livingRoomFolder();
  const {
    rays: _rays,
    rollouts: _rollouts,
    poster: _poster,
    thumbnails: _stills,
    tasks: _tasks,
    ...rest
  } = scene;
  const kept = scene.poses.flatMap((_, frame) => (frame % every === 0 ? [frame] : []));
  const cloud = await files.get('points.bin')!.blob();
  const colours = 6 * scene.points!.count;
  const fewer = new Blob([cloud.slice(0, 6 * points), cloud.slice(colours, colours + 3 * points)]);
  return {
    scene: {
      ...rest,
      clip: { width: scene.clip!.width, height: scene.clip!.height, fps: 24 / every, frames: kept.length },
      poses: kept.map((frame) => scene.poses[frame]!),
      timestamps: kept.map((frame) => scene.timestamps[frame]!),
      points: { ...scene.points!, count: points },
      instances: scene.instances.map((instance) => ({ ...instance, seen: [] })),
    },
    files: new Map([['points.bin', memoryFile('points.bin', fewer)]]),
    tasks: tasks
      .filter(({ frames }) => frames.every((frame) => frame % every === 0))
      .map((task) => ({ ...task, frames: task.frames.map((frame) => (frame / every) as typeof frame) })),
  };
}
