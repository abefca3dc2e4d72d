import type { CameraBox } from '#rewards';
import type { Random } from '#scenes';

/** Standard deviations: of the centre, as a share of each extent and in metres on top; of the extents' logarithms; of the angles,
 * radians. */
const SHIFT = 0.25;
const SHIFT_METRES = 0.03;
const STRETCH = 0.18;
const TURN = 0.12;

/** A box moved, stretched and turned at random. */
export function perturbBox(box: CameraBox, random: Random): number[] {
  return box.map((value, i) => {
    if (i < 3) return value + random.normal() * (SHIFT * box[(i + 3) as 3]! + SHIFT_METRES);
    if (i < 6) return Math.max(0.02, value * Math.exp(STRETCH * random.normal()));
    return value + TURN * random.normal();
  });
}
