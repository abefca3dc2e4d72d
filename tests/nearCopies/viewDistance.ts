import type { AnnotatedViews } from '#scenes';

/** Each frame as the depths of its patches, and the same seen in a mirror: colour has no part in it. */
export interface ViewPrint {
  /** Mean natural logarithm of the depths in each patch, `[frames][patches²]`; where none was measured, the frame's mean. */
  readonly frames: readonly Float64Array[];
  readonly mirrored: readonly Float64Array[];
}

export function viewPrint({ views }: AnnotatedViews): ViewPrint {
  const patches = views.patches ** 2;
  const perPatch = views.raysPerPatchSide ** 2;
  const frames = Array.from({ length: views.frames }, (_, frame) => {
    const means = Float64Array.from({ length: patches }, (_, patch) => {
      const from = (frame * patches + patch) * perPatch;
      const measured = views.depth.subarray(from, from + perPatch).filter((depth) => depth > 0);
      return mean(measured.length > 0 ? Float64Array.from(measured, Math.log) : Float64Array.of(Number.NaN));
    });
    const rest = mean(means.filter((value) => !Number.isNaN(value)));
    return means.map((value) => (Number.isNaN(value) ? rest : value));
  });
  const mirrored = frames.map((frame) =>
    frame.map((_, patch) => {
      const column = patch % views.patches;
      return frame[patch - column + views.patches - 1 - column]!;
    }),
  );
  return { frames, mirrored };
}

/** How unlike two scenes' frames are, whatever their order: about the mean relative difference of depth, 0.1 for 10 %.
 *
 * The modified Hausdorff distance of Dubuisson and Jain ("A modified Hausdorff distance for object matching", 1994) between
 * their sets of frames, one of them perhaps in a mirror. Infinity where it would not come below `enough`. */
export function viewDistance(a: ViewPrint, b: ViewPrint, enough = Number.POSITIVE_INFINITY): number {
  let least = Number.POSITIVE_INFINITY;
  for (const frames of [b.frames, b.mirrored]) {
    const there = meanNearest(a.frames, frames, Math.min(least, enough));
    if (there < Math.min(least, enough))
      least = Math.min(least, Math.max(there, meanNearest(frames, a.frames, Math.min(least, enough))));
  }
  return least;
}

/** Mean over `from` of the distance to the nearest of `to`; Infinity once it cannot come below `enough`. */
function meanNearest(from: readonly Float64Array[], to: readonly Float64Array[], enough: number): number {
  let sum = 0;
  for (const a of from) {
    let nearest = Number.POSITIVE_INFINITY;
    for (const b of to) {
      let difference = 0;
      const limit = nearest * a.length;
      for (let i = 0; i < a.length && difference < limit; i++) difference += Math.abs(a[i]! - b[i]!);
      nearest = Math.min(nearest, difference / a.length);
    }
    sum += nearest;
    if (sum >= enough * from.length) return Number.POSITIVE_INFINITY;
  }
  return sum / from.length;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
