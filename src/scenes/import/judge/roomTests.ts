import { type EvidenceTest, percent } from './evidenceTest';
import type { JudgeSample } from './judgeSample';
import { coordinate, median, spreadOf } from './spreadOf';

const AXES = [0, 1, 2] as const;

/** What a room looks like by itself: how large it is, where its floor is, and how its walls run. */
export function roomTests(sample: JudgeSample): EvidenceTest[] {
  const tests: EvidenceTest[] = [];
  const { boxes } = sample.capture;
  if (sample.hasPoints) {
    tests.push(sizeTest(sample), floorTest(sample), lowTest(sample));
    if (sample.capture.axisAlignment) tests.push(wallTest(sample));
    if (sample.frames.length > 0) tests.push(eyeTest(sample));
  }
  if (boxes.length > 0) {
    const typical = median(boxes.map(({ size }) => Math.max(...size)));
    tests.push({
      name: 'Size of the objects',
      parts: ['metres', 'extents'],
      favours: ['metres'],
      measure: ({ metres, extents }) => typical * metres * (extents === 'half' ? 2 : 1),
      // Furniture is mostly some 80 cm long.
      fit: (length) => logNormal(length, 0.8, 0.8),
      text: (length) => `${lengthText(length)} in the median`,
      most: 6,
    });
  }
  return tests;
}

function sizeTest(sample: JudgeSample): EvidenceTest {
  return {
    name: 'Size of the room',
    parts: ['metres', 'align'],
    favours: ['metres'],
    measure: (convention) => {
      const points = sample.points(convention);
      const sides = AXES.map((axis) => {
        const [low, high] = spreadOf(coordinate(points, axis), 0.01);
        return high - low;
      });
      return Math.hypot(...sides) * convention.metres;
    },
    fit: (diagonal) => logNormal(diagonal, 7, 0.9),
    text: (diagonal) => `${lengthText(diagonal)} from corner to corner`,
    most: 6,
  };
}

/** The floor is the one large plane at the bottom; at the top of a scan there is mostly nothing. */
function floorTest(sample: JudgeSample): EvidenceTest {
  return {
    name: 'A floor at the bottom',
    parts: ['up', 'align'],
    favours: ['up'],
    measure: (convention) => {
      const heights = sample.heights(convention);
      const [low, high] = [quantile(heights, 0.005), quantile(heights, 0.995)];
      const step = Math.max((high - low) / 60, 1e-12);
      const bins = new Float64Array(12);
      for (const height of heights) {
        const bin = Math.floor((height - low) / step);
        if (bin >= 0 && bin < bins.length) bins[bin]! += 1 / heights.length;
      }
      return Math.max(...bins.map((share, i) => share + (bins[i + 1] ?? 0)));
    },
    fit: (share) => 1.5 * Math.log(share + 0.02),
    text: (share) => `${percent(share)} of the points in one plane there`,
    most: 3,
  };
}

/** Things stand below, air is above. */
function lowTest(sample: JudgeSample): EvidenceTest {
  return {
    name: 'More below than above',
    parts: ['up', 'align'],
    favours: ['up'],
    measure: (convention) => {
      const heights = sample.heights(convention);
      const [low, middle, high] = [quantile(heights, 0.01), quantile(heights, 0.5), quantile(heights, 0.99)];
      return high > low ? (middle - low) / (high - low) : 0.5;
    },
    fit: (height) => -3 * Math.max(0, height - 0.35),
    text: (height) => `half of the points lie below ${percent(height)} of the height`,
    most: 1.5,
  };
}

/** Walls of an aligned room run along the axes: its points crowd at few values of each coordinate. */
function wallTest(sample: JudgeSample): EvidenceTest {
  return {
    name: 'Walls along the axes',
    parts: ['align'],
    favours: ['align'],
    measure: (convention) => {
      const points = sample.points(convention);
      const crowding = AXES.map((axis) => {
        const values = coordinate(points, axis);
        const [low, high] = spreadOf(values, 0.005);
        const bins = new Float64Array(100);
        for (const value of values) {
          const bin = Math.floor((100 * (value - low)) / Math.max(high - low, 1e-12));
          if (bin >= 0 && bin < 100) bins[bin]! += 1 / values.length;
        }
        return 100 * bins.reduce((sum, share) => sum + share * share, 0);
      });
      return crowding.reduce((sum, value) => sum + value, 0) / 3;
    },
    fit: (crowding) => 3 * Math.log(crowding),
    text: (crowding) => `${crowding.toFixed(1)} times as crowded as evenly spread`,
    most: 3,
  };
}

/** A camera is carried at the height of a chest or an eye. */
function eyeTest(sample: JudgeSample): EvidenceTest {
  return {
    name: 'Height of the cameras above the floor',
    parts: ['metres', 'up', 'pose', 'align'],
    favours: ['metres', 'up'],
    measure: (convention) => {
      const floor = quantile(sample.heights(convention), 0.02);
      const axis = 'xyz'.indexOf(convention.up[1]!);
      const sign = convention.up.startsWith('-') ? -1 : 1;
      const heights = sample
        .poses(convention)
        .flatMap((pose) => (pose ? [sign * pose[4 * axis + 3]! - floor] : []));
      return median(heights) * convention.metres;
    },
    fit: (height) => (height > 0 ? Math.max(-5, logNormal(height, 1.4, 0.45)) : -5),
    text: (height) => lengthText(height),
    most: 4,
  };
}

/** Of rising numbers. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

function logNormal(value: number, middle: number, spread: number): number {
  return value > 0 ? -((Math.log(value / middle) / spread) ** 2) / 2 : -50;
}

function lengthText(metres: number): string {
  const digits = (value: number) => Number(value.toPrecision(2)).toLocaleString('en');
  return Math.abs(metres) >= 0.1 ? `${digits(metres)} m` : `${digits(metres * 1000)} mm`;
}
