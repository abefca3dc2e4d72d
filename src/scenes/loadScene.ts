import { decodePoints } from './decodePoints';
import { decodeRays } from './decodeRays';
import type { FetchFile } from './fetchFile';
import { parseScene } from './parseScene';
import type { PointCloud } from './pointCloud';
import { readJson } from './readJson';
import type { Scene } from './scene';
import type { Views } from './views';

/** A scene with its binary files decoded. */
export interface LoadedScene {
  readonly scene: Scene;
  readonly points: PointCloud;
  readonly views: Views;
}

/** Loads a scene folder. For a first paint before the points are there, use `parseScene` and the decoders one by one.
 * @param baseUrl address of the folder, with or without its last slash
 * @throws SceneError for a file that cannot be read; whatever `fetchFile` throws for one that is not there */
export async function loadScene(baseUrl: string, fetchFile: FetchFile): Promise<LoadedScene> {
  const at = (file: string) => fetchFile(`${baseUrl.replace(/\/$/, '')}/${file}`);
  const scene = parseScene(readJson('scene.json', await at('scene.json')));
  const [points, rays] = await Promise.all([at(scene.points.file), at(scene.rays.file)]);
  return { scene, points: decodePoints(points, scene.points), views: decodeRays(rays, scene) };
}
