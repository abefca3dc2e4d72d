import type { FileSource, SourceFile } from '../sourceFile';

const HEAD = 64 * 1024;

/** The files of a source that belong to EmbodiedScan. */
export interface InfoFiles {
  /** Scans: `embodiedscan_infos_val.json`, or one scan a file. */
  readonly infos: readonly SourceFile[];
  /** Texts: `embodiedscan_val_vg.json`. */
  readonly texts: readonly SourceFile[];
  /** The same as pickles, which are not read. */
  readonly pickles: readonly SourceFile[];
}

/** Finds EmbodiedScan's files by their names and by how they begin. */
export async function infoFiles(source: FileSource): Promise<InfoFiles> {
  const infos: SourceFile[] = [];
  const texts: SourceFile[] = [];
  for (const file of source.files) {
    if (!/\.json$/i.test(file.path)) continue;
    const head = await (await file.blob()).slice(0, HEAD).text();
    const has = (key: string) => head.includes(`"${key}"`);
    if (has('scan_id') && has('target_id') && has('text')) texts.push(file);
    // MMDetection3D's infos have a data_list too, of point clouds
    else if ((has('data_list') || has('sample_idx')) && has('axis_align_matrix') && !has('lidar_points'))
      infos.push(file);
  }
  const pickles = source.files.filter((file) => /embodiedscan[^/]*\.pkl$/i.test(file.path));
  return { infos, texts, pickles };
}
