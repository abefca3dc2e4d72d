import type { Convention } from '../convention';
import { type EvidenceTest, percent } from './evidenceTest';
import type { JudgeSample } from './judgeSample';

/** Every so many points are enough to count shares. */
const STRIDE = 4;

/** What the cameras see of the points: whether they lie ahead, and in the picture. */
export function sightTests(sample: JudgeSample): EvidenceTest[] {
  const things = sample.thingsName;
  if (things === null || sample.frames.length === 0) return [];
  const ahead: EvidenceTest = {
    name: `${capital(things)} ahead of the cameras`,
    parts: ['pose', 'camera', 'align'],
    favours: ['pose', 'camera'],
    measure: (convention) => share(sample, convention, (_x, _y, z) => z > 0),
    fit: (value) => Math.log(value + 0.05),
    text: (value) => `${percent(value)} of the ${things}`,
    most: 3,
  };
  const lens = sample.capture.clip?.intrinsics;
  if (!lens) return [ahead];
  const { width, height } = sample.capture.clip!;
  const inside: EvidenceTest = {
    name: `${capital(things)} in the pictures`,
    parts: ['pose', 'camera', 'align'],
    favours: ['pose', 'camera', 'align'],
    measure: (convention) =>
      share(sample, convention, (x, y, z) => {
        if (z <= 0) return false;
        const u = (lens.fx * x) / z + lens.cx;
        const v = (lens.fy * y) / z + lens.cy;
        return u >= 0 && u < width && v >= 0 && v < height;
      }),
    fit: (value) => Math.log(value + 0.01),
    text: (value) => `${percent(value)} of the ${things}`,
    most: 3,
  };
  return [ahead, inside];
}

/** Share of points, over all looked-at frames, whose place in the camera's frame passes. */
function share(
  sample: JudgeSample,
  convention: Convention,
  passes: (x: number, y: number, z: number) => boolean,
): number {
  const points = sample.things(convention);
  const stride = sample.hasPoints ? STRIDE : 1;
  let passed = 0;
  let all = 0;
  for (const m of sample.cameras(convention)) {
    for (let i = 0; i < points.length; i += 3 * stride) {
      const [x, y, z] = [points[i]!, points[i + 1]!, points[i + 2]!];
      all += 1;
      const right = m[0]! * x + m[1]! * y + m[2]! * z + m[3]!;
      const down = m[4]! * x + m[5]! * y + m[6]! * z + m[7]!;
      if (passes(right, down, m[8]! * x + m[9]! * y + m[10]! * z + m[11]!)) passed += 1;
    }
  }
  return all === 0 ? 0 : passed / all;
}

function capital(word: string): string {
  return `${word[0]!.toUpperCase()}${word.slice(1)}`;
}
