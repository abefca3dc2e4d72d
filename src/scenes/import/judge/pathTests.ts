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
  return sample.hasPoints ? [insideTest(sample), ...tests] : tests;
}

function centres(sample: JudgeSample, convention: Convention): number[][] {
  return sample.poses(convention).flatMap((pose) => (pose ? [[pose[3]!, pose[7]!, pose[11]!]] : []));
}

/** A camera is where the points are: a pose read the wrong way round puts it anywhere. */
function insideTest(sample: JudgeSample): EvidenceTest {
  return {
    name: 'Cameras inside the cloud',
    parts: ['pose', 'align'],
    favours: ['pose', 'align'],
    measure: (convention) => {
      const points = sample.points(convention);
      const bounds = ([0, 1, 2] as const).map((axis) => {
        const [low, high] = spreadOf(coordinate(points, axis), 0.01);
        const margin = 0.1 * (high - low);
        return [low - margin, high + margin] as const;
      });
      const all = centres(sample, convention);
      const inside = all.filter((centre) =>
        centre.every((v, axis) => v >= bounds[axis]![0] && v <= bounds[axis]![1]),
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

function upVectors(sample: JudgeSample, convention: Convention): number[][] {
  return sample.poses(convention).flatMap((pose) => (pose ? [[-pose[1]!, -pose[5]!, -pose[9]!]] : []));
}

function mean(vectors: readonly number[][]): [number, number, number] {
  const sum = (axis: number) =>
    vectors.reduce((total, v) => total + v[axis]!, 0) / Math.max(1, vectors.length);
  return [sum(0), sum(1), sum(2)];
}

/** People hold a camera the same way up while they turn. */
function steadyTest(sample: JudgeSample): EvidenceTest {
  return {
    name: 'Cameras agree on what is up',
    parts: ['pose'],
    favours: ['pose'],
    measure: (convention) => Math.hypot(...mean(upVectors(sample, convention))),
    fit: (length) => 5 * length,
    text: (length) => `${length.toFixed(2)} (1: all alike)`,
    most: 4,
  };
}

/** On average a camera's up is the world's. */
function uprightTest(sample: JudgeSample): EvidenceTest {
  return {
    name: 'Cameras held upright',
    parts: ['pose', 'camera', 'align', 'up'],
    favours: ['camera', 'up'],
    measure: (convention) => {
      const up = mean(upVectors(sample, convention));
      const axis = 'xyz'.indexOf(convention.up[1]!);
      return convention.up.startsWith('-') ? -up[axis]! : up[axis]!;
    },
    fit: (along) => 2.5 * along,
    text: (along) => `${along.toFixed(2)} of their up lies along the world's (1: all of it)`,
    most: 5,
  };
}
