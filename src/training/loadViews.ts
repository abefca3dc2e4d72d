import type { ClipFrame } from '#rewards';
import { type AnnotatedViews, decodeRays, type FetchFile, parseScene } from '#scenes';

/** What training needs of a scene folder: the recorded views, not the clip and not the points. */
export async function loadViews(
  sceneUrl: string,
  fetchFile: FetchFile,
): Promise<Pick<AnnotatedViews, 'views' | 'clipFrames'>> {
  const scene = parseScene(JSON.parse(new TextDecoder().decode(await fetchFile(`${sceneUrl}scene.json`))));
  const views = decodeRays(await fetchFile(`${sceneUrl}${scene.rays.file}`), scene);
  return { views, clipFrames: scene.rays.frames as ClipFrame[] };
}
