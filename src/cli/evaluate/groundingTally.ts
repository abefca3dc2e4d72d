import type { GroundingFigures, SceneFigures } from './figures';
import type { Tally } from './tally';

/** Mean IoU, ScanRefer's accuracies (IoU ≥ 0.25 and ≥ 0.5, 3d-rft.md §6.2) and the share of exact frames, over all answers. */
export function groundingTally(scenes: readonly SceneFigures<GroundingFigures>[]): Tally {
  return {
    scenes: scenes.map(({ scene }) => scene),
    sums: scenes.map(({ tasks }) => {
      const share = (of: (task: GroundingFigures) => boolean) => tasks.filter(of).length;
      return Float64Array.of(
        tasks.length,
        tasks.reduce((sum, { iou }) => sum + iou, 0),
        share(({ iou }) => iou >= 0.25),
        share(({ iou }) => iou >= 0.5),
        share(({ frame }) => frame),
      );
    }),
    metrics: (sum) => {
      const [iou, at25, at50, frame] = Array.from(sum.subarray(1), (total) => total / (sum[0] || 1));
      return { iou: iou ?? 0, 'acc@0.25': at25 ?? 0, 'acc@0.5': at50 ?? 0, frame: frame ?? 0 };
    },
  };
}
