import type { Convention } from '../convention';
import { type EvidenceTest, percent } from './evidenceTest';
import type { JudgeSample } from './judgeSample';
import { coordinate, median, spreadOf } from './spreadOf';

/** Fewer poses tell nothing about a path. */
const LEAST_POSES = 5;

/** What the path of the camera tells: where it runs, how even its steps are, and which way is up. */
export function pathTests(sample: JudgeSample): EvidenceTest[] {
  const posed = sample.frames.length;
  if (posed < LEAST_POSES) return [];
  const tests = [stepTest(sample), steadyTest(sample), uprightTest(sample)];
  return sample.thingsName ? [insideTest(sample), ...tests] : tests;
}

function centres(sample: JudgeSample, convention: Convention): number[][] {
  return sample.poses(convention).flatMap((pose) => (pose ? [[pose[3]!, pose[7]!, pose[11]!]] : []));
}

/** A camera is where the points are: a pose read the wrong way round puts it anywhere. */
function insideTest(sample: JudgeSample): EvidenceTest {
  // Boxes stand below the height of the camera, and not at every wall.
  const margin = sample.hasPoints ? 0.1 : 0.4;
  return {
    name: `Cameras among the ${sample.thingsName}`,
    parts: ['pose', 'align'],
    favours: ['pose', 'align'],
    measure: (convention) => {
      const things = sample.things(convention);
      const sides = ([0, 1, 2] as const).map((axis) => spreadOf(coordinate(things, axis), 0.01));
      const longest = Math.max(...sides.map(([low, high]) => high - low));
      const all = centres(sample, convention);
      const inside = all.filter((centre) =>
        centre.every(
          (v, axis) => v >= sides[axis]![0] - margin * longest && v <= sides[axis]![1] + margin * longest,
        ),
      );
      return inside.length / Math.max(1, all.length);
    },
    fit: (share) => 3 * share,
    text: (share) => `${percent(share)} of the cameras`,
    most: 3,
  };
}

/** Somebody who walks takes small steps; a wrong inverse swings with every turn of the camera. */
function stepTest(sample: JudgeSample): EvidenceTest {
  const size = (all: readonly number[][]) =>
    Math.hypot(
      ...[0, 1, 2].map(
        (axis) => Math.max(...all.map((c) => c[axis]!)) - Math.min(...all.map((c) => c[axis]!)),
      ),
    );
  return {
    name: 'Step from frame to frame',
    parts: ['pose'],
    favours: ['pose'],
    measure: (convention) => {
      const all = centres(sample, convention);
      const steps = all
        .slice(1)
        .map((centre, i) => Math.hypot(...centre.map((v, axis) => v - all[i]![axis]!)));
      // No step is better than a very small one: a camera that orbits the origin seems to stand still if read wrongly.
      return Math.max(median(steps), 0.01 * size(all));
    },
    fit: (step) => -0.7 * Math.log(Math.max(step, 1e-9)),
    text: (step) => `${step.toPrecision(2)} units`,
    most: 2,
  };
}

/** Mean direction of the cameras' up (−y) and right (x) in the world. People hold a camera the same way while they turn, so one
 * of the two is long: up, or right where a phone was held sideways. */
function meanAxes(sample: JudgeSample, convention: Convention): { up: number[]; right: number[] } {
  const poses = sample.poses(convention).filter((pose) => pose !== null);
  const mean = (column: 0 | 1, sign: 1 | -1) =>
    [0, 4, 8].map(
      (row) => (sign * poses.reduce((sum, pose) => sum + pose[row + column]!, 0)) / Math.max(1, poses.length),
    );
  return { up: mean(1, -1), right: mean(0, 1) };
}

/** People hold a camera the same way up while they turn. */
function steadyTest(sample: JudgeSample): EvidenceTest {
  return {
    name: 'Cameras agree on what is up',
    parts: ['pose'],
    favours: ['pose'],
    measure: (convention) => {
      const { up, right } = meanAxes(sample, convention);
      return Math.max(Math.hypot(...up), Math.hypot(...right));
    },
    fit: (length) => 5 * length,
    text: (length) => `${length.toFixed(2)} (1: all alike)`,
    most: 4,
  };
}

/** On average a camera's up is the world's, or its right is along it, whichever way it was turned. */
function uprightTest(sample: JudgeSample): EvidenceTest {
  return {
    name: 'Cameras held upright',
    parts: ['pose', 'camera', 'align', 'up'],
    favours: ['camera', 'up'],
    measure: (convention) => {
      const { up, right } = meanAxes(sample, convention);
      const axis = 'xyz'.indexOf(convention.up[1]!);
      if (Math.hypot(...right) > Math.hypot(...up)) return Math.abs(right[axis]!);
      return convention.up.startsWith('-') ? -up[axis]! : up[axis]!;
    },
    fit: (along) => 2.5 * along,
    text: (along) => `${along.toFixed(2)} of their up lies along the world's (1: all of it)`,
    most: 5,
  };
}
