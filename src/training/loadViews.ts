import type { ClipFrame } from '#rewards';
import { type AnnotatedViews, decodeRays, type FetchFile, parseScene, recordedScene } from '#scenes';

/** Addresses, absolute: of a scene's `scene.json`, and of the rays that it names. */
export interface ViewFiles {
  readonly scene: string;
  readonly rays: string;
}

/** What training needs of a scene folder: the recorded views, not the clip and not the points. */
export async function loadViews(
  files: ViewFiles,
  fetchFile: FetchFile,
): Promise<Pick<AnnotatedViews, 'views' | 'clipFrames'>> {
  const json: unknown = JSON.parse(new TextDecoder().decode(await fetchFile(files.scene)));
  const scene = recordedScene(parseScene(json));
  const views = decodeRays(await fetchFile(files.rays), scene);
  return { views, clipFrames: scene.rays.frames as ClipFrame[] };
}
