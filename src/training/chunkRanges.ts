import type { PromptBatch } from './engine';

/** A micro-chunk: scenes `firstScene` up to `endScene`, sequences `from` up to `to`. */
export interface ChunkRange {
  readonly firstScene: number;
  readonly endScene: number;
  readonly from: number;
  readonly to: number;
}

/**
 * How a batch is cut into micro-chunks of at most `limit` sequences: whole scenes where several fit, else parts of one
 * scene, which is then encoded once for each part.
 */
export function chunkRanges(
  { scenes, sequences }: Pick<PromptBatch, 'scenes' | 'sequences'>,
  limit: number,
): ChunkRange[] {
  const perScene = sequences / scenes;
  const ranges: ChunkRange[] = [];
  const scenesEach = Math.max(1, Math.floor(limit / perScene));
  for (let firstScene = 0; firstScene < scenes; firstScene += scenesEach) {
    const endScene = Math.min(scenes, firstScene + scenesEach);
    const end = endScene * perScene;
    for (let from = firstScene * perScene; from < end; from += limit)
      ranges.push({ firstScene, endScene, from, to: Math.min(from + limit, end) });
  }
  return ranges;
}
