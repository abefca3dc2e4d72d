import type { FileSource, SourceFile } from '../sourceFile';

/** Enough for the first row, whose pictures or poses may come before anything else. */
const HEAD = 64 * 1024;

/** The files of a source that hold VG-LLM's rows, by how they begin. */
export async function rowFiles(source: FileSource): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for (const file of source.files) {
    if (/\.jsonl?$/i.test(file.path) && isRows(await (await file.blob()).slice(0, HEAD).text()))
      found.push(file);
  }
  return found;
}

/** Whether a JSON text begins with a row of ScanNetDetection, ScanRefer, VLM-3R or VSI-Bench. */
function isRows(text: string): boolean {
  const has = (key: string) => text.includes(`"${key}"`);
  // what a model answered, other people's scenes that share keys, and our own files
  if (['doc_id', 'resps', 'completion', 'sample_idx', 'img_path', 'frames'].some(has)) return false;
  if (has('images') && ['conversations', 'gt_bbox', 'cam2global', 'boxes'].some(has)) return true;
  return has('scene_name') && has('question_type') && (has('ground_truth') || has('conversations'));
}
