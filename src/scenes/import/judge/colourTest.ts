import { invertPose } from '#rewards';
import type { Convention } from '../convention';
import type { EvidenceTest } from './evidenceTest';
import type { FramePixels } from './judgement';
import type { JudgeSample } from './judgeSample';

/** Points are compared one per cell of so many, the nearest, since those behind are hidden. */
const CELLS = 64;
/** Share of the picture's width and height that is left out at each side. */
const BORDER = 0.05;
/** With fewer comparisons a correlation means nothing. */
const LEAST = 60;

/** Whether the points have the colours of the pixels that they fall on: the best test of all, where there are pictures. */
export function colourTest(sample: JudgeSample, pictures: ReadonlyMap<number, FramePixels>): EvidenceTest[] {
  const lens = sample.capture.clip?.intrinsics;
  if (!lens || !sample.hasPoints || pictures.size === 0 || isGrey(sample.colours)) return [];
  return [
    {
      name: 'Colours agree with the pictures',
      parts: ['pose', 'camera', 'align'],
      favours: ['pose', 'camera', 'align'],
      measure: (convention) => agreement(sample, pictures, convention),
      fit: (correlation) => 9 * Math.max(0, correlation),
      text: (correlation) => `correlation ${correlation.toFixed(2)}`,
      most: 7,
    },
  ];
}

function isGrey(colours: Uint8Array): boolean {
  return colours.every((value) => value === colours[0]);
}

function agreement(
  sample: JudgeSample,
  pictures: ReadonlyMap<number, FramePixels>,
  convention: Convention,
): number {
  const poses = sample.poses(convention);
  const points = sample.points(convention);
  const { colours } = sample;
  const { width, height, intrinsics } = sample.capture.clip!;
  const { fx, fy, cx, cy } = intrinsics!;
  const pairs: [number, number][][] = [[], [], []];
  for (const [frame, picture] of pictures) {
    const pose = poses[frame];
    if (!pose) continue;
    const m = invertPose(pose);
    const nearest = new Map<number, { point: number; depth: number; u: number; v: number }>();
    for (let i = 0; i < points.length; i += 3) {
      const [x, y, z] = [points[i]!, points[i + 1]!, points[i + 2]!];
      const depth = m[8]! * x + m[9]! * y + m[10]! * z + m[11]!;
      if (depth <= 0) continue;
      const u = ((fx * (m[0]! * x + m[1]! * y + m[2]! * z + m[3]!)) / depth + cx) / width;
      const v = ((fy * (m[4]! * x + m[5]! * y + m[6]! * z + m[7]!)) / depth + cy) / height;
      if (!(u >= BORDER && u < 1 - BORDER && v >= BORDER && v < 1 - BORDER)) continue;
      const cell = Math.floor(v * CELLS) * CELLS + Math.floor(u * CELLS);
      const before = nearest.get(cell);
      if (!before || depth < before.depth) nearest.set(cell, { point: i, depth, u, v });
    }
    for (const { point, u, v } of nearest.values()) {
      const pixel = Math.floor(v * picture.height) * picture.width + Math.floor(u * picture.width);
      for (let c = 0; c < 3; c++) pairs[c]!.push([colours[point + c]!, picture.rgb[3 * pixel + c]!]);
    }
  }
  return pairs[0]!.length < LEAST ? 0 : pairs.reduce((sum, channel) => sum + correlation(channel), 0) / 3;
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const n = pairs.length;
  let [p, q, pp, qq, pq] = [0, 0, 0, 0, 0];
  for (const [a, b] of pairs) {
    p += a / n;
    q += b / n;
    pp += (a * a) / n;
    qq += (b * b) / n;
    pq += (a * b) / n;
  }
  const spread = Math.sqrt((pp - p * p) * (qq - q * q));
  return spread > 1e-9 ? (pq - p * q) / spread : 0;
}
