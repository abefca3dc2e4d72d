import fc from 'fast-check';
import type { CameraBox } from '../box';
import { eulerToMatrix } from '../geometry/euler';
import { composePoses } from '../geometry/poseAlgebra';
import type { Pose } from '../pose';

/** Seed and number of cases of every property test of this room. */
export const PROPERTY = { seed: 20260305, numRuns: 10_000 } as const;

/** For a test's name: what was tried, so that it can be tried again. */
export const TRIED = `(${PROPERTY.numRuns} cases, seed ${PROPERTY.seed})`;

const within = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const angle = within(-Math.PI, Math.PI);

/** A box of any kind within a few metres of the origin. */
export const anyBox: fc.Arbitrary<CameraBox> = boxOf(within(-1.5, 1.5), within(0.05, 3), angle);

/** Boxes on a coarse grid: identical, nested, touching, coplanar and quarter-turned pairs are common. */
export const gridBox: fc.Arbitrary<CameraBox> = boxOf(
  fc.constantFrom(-0.5, 0, 0.25, 0.5, 1),
  fc.constantFrom(0.5, 1, 1.5),
  fc.constantFrom(0, 0, Math.PI / 2, Math.PI, -Math.PI / 2, Math.PI / 4),
);

/** Two boxes, of either kind. */
export const boxPair = fc.oneof(fc.tuple(anyBox, anyBox), fc.tuple(gridBox, gridBox));

function boxOf(
  centre: fc.Arbitrary<number>,
  extent: fc.Arbitrary<number>,
  turn: fc.Arbitrary<number>,
): fc.Arbitrary<CameraBox> {
  return fc.tuple(
    centre,
    centre,
    centre,
    extent,
    extent,
    extent,
    turn,
    turn,
    turn,
  ) as unknown as fc.Arbitrary<CameraBox>;
}

/** A rigid transform. */
export const anyPose: fc.Arbitrary<Pose> = fc
  .tuple(angle, angle, angle, within(-10, 10), within(-10, 10), within(-10, 10))
  .map(([a, b, g, x, y, z]) => {
    const m = eulerToMatrix([a, b, g]);
    return composePoses(
      [1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z, 0, 0, 0, 1],
      [m[0], m[1], m[2], 0, m[3], m[4], m[5], 0, m[6], m[7], m[8], 0, 0, 0, 0, 1],
    );
  });
