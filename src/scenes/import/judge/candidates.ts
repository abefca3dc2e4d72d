import type { Capture } from '../capture';
import type { Convention } from '../convention';

type Part = keyof Convention;

const UPS: readonly Convention['up'][] = ['+z', '+y', '-y', '-z', '+x', '-x'];
/** Metre, millimetre, centimetre, inch. */
const UNITS = [1, 0.001, 0.01, 0.0254];

/** All conventions that differ from a declared one in the given parts only; the declared one is the first. */
export function candidates(capture: Capture, parts: readonly Part[]): Convention[] {
  const { axisAlignment, convention } = capture;
  let all: Convention[] = [convention];
  const vary = <P extends Part>(part: P, values: readonly Convention[P][]) => {
    if (!parts.includes(part)) return;
    const others = values.filter((value) => JSON.stringify(value) !== JSON.stringify(convention[part]));
    all = [convention[part], ...others].flatMap((value) => all.map((one) => ({ ...one, [part]: value })));
  };
  vary('pose', ['camera-to-world', 'world-to-camera']);
  vary('camera', ['opencv', 'opengl']);
  vary('up', UPS);
  if (axisAlignment && !isIdentity(axisAlignment)) vary('align', alignments(capture));
  vary('euler', ['ZXY', 'zxy', 'XYZ']);
  vary('axes', ['columns', 'rows']);
  vary('extents', ['full', 'half']);
  vary('metres', UNITS);
  return all;
}

/** What may be aligned already or not; what a capture does not have stays as declared. */
function alignments({ clip, points, boxes, tasks, convention: { align } }: Capture): Convention['align'][] {
  const either = (varies: boolean, declared: boolean) => (varies ? [declared, !declared] : [declared]);
  const posed = clip?.frames.some(({ pose }) => pose !== null) ?? false;
  const boxed =
    boxes.some(({ camera }) => camera === undefined) || tasks.some(({ kind }) => kind === 'grounding');
  return either(posed, align.poses).flatMap((poses) =>
    either(points !== null, align.points).flatMap((points) =>
      either(boxed, align.boxes).map((boxes) => ({ poses, points, boxes })),
    ),
  );
}

export function isIdentity(matrix: readonly number[]): boolean {
  return matrix.every((value, i) => Math.abs(value - (i % 5 === 0 ? 1 : 0)) < 1e-6);
}
