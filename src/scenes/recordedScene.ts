import type { Scene } from './scene';
import { SceneError } from './sceneError';

/** A scene that a policy can see: it has a clip with poses and intrinsics, and rays recorded along it. */
export type RecordedScene = Scene & Required<Pick<Scene, 'clip' | 'intrinsics' | 'rays'>>;

export function isRecorded(scene: Scene): scene is RecordedScene {
  return Boolean(scene.clip && scene.intrinsics && scene.rays);
}

/** @throws SceneError if nothing was recorded for a policy to see */
export function recordedScene(scene: Scene): RecordedScene {
  if (isRecorded(scene)) return scene;
  throw new SceneError([
    {
      file: 'scene.json',
      path: scene.clip ? (scene.intrinsics ? 'rays' : 'intrinsics') : 'clip',
      value: 'missing',
      message: 'a policy sees a scene through rays along its clip',
      remedy: 'Import the scene with poses, intrinsics and points, or look at it without a policy',
    },
  ]);
}
