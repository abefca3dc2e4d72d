import { LIMITS } from '../limits';
import type { FileSource, SourceFile } from '../sourceFile';

/** The JSON files of a source that look like mmdetection3d's: boxes as `bbox_3d` under `instances`, and no cameras, which
 * EmbodiedScan's files have. */
export async function infoFiles({ files }: FileSource): Promise<SourceFile[]> {
  const candidates = files.filter(
    ({ path, size }) => path.toLowerCase().endsWith('.json') && size <= LIMITS.text,
  );
  const fits = await Promise.all(
    candidates.map(async (file) => {
      const head = await (await file.blob()).slice(0, 65_536).text();
      const has = (key: string) => head.includes(`"${key}"`);
      const cameras = has('cam2global') || (!has('lidar_points') && (has('images') || has('sample_idx')));
      return has('instances') && has('bbox_3d') && !cameras;
    }),
  );
  return candidates.filter((_, i) => fits[i]);
}
