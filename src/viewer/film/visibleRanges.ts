import type { ClipFrame } from '#rewards';
import type { SceneInstance } from '#scenes';

/** First and last frame of a stretch, both in it. */
export type FrameRange = readonly [ClipFrame, ClipFrame];

/** The stretches of consecutive frames in which at least `share` of an instance's pixels can be seen. */
export function visibleRanges(seen: SceneInstance['seen'], share = 0.2): FrameRange[] {
  const frames = seen
    .filter((entry) => entry.visible >= share)
    .map((entry) => entry.frame)
    .sort((a, b) => a - b);
  const ranges: [ClipFrame, ClipFrame][] = [];
  for (const frame of frames) {
    const range = ranges.at(-1);
    if (range !== undefined && frame <= range[1] + 1) range[1] = frame as ClipFrame;
    else ranges.push([frame as ClipFrame, frame as ClipFrame]);
  }
  return ranges;
}
