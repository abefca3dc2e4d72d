import { eulerToMatrix, type Matrix3, matrixToEuler, matrixToExtrinsicEuler } from '#rewards';
import {
  IDENTITY3,
  invertAffine,
  matrix4,
  multiply3,
  rotateVector,
  rotationOf,
  translationOf,
  transpose3,
} from '../apply/matrix3';
import { upRotation } from '../apply/upRotation';
import type { Capture, CaptureBox } from '../capture';
import type { Convention } from '../convention';

type Vector3 = readonly [number, number, number];
const FLIP: Matrix3 = [1, 0, 0, 0, -1, 0, 0, 0, -1];

/** A capture in our convention as a file of another convention would say it: the inverse of `applyConvention`, for tests.
 * @param alignment the file's axis alignment, 4×4 in the file's world and unit
 * @param matrices whether boxes are written with matrices instead of angles */
export function reexpress(
  capture: Capture,
  convention: Convention,
  { alignment = null, matrices = false }: { alignment?: readonly number[] | null; matrices?: boolean } = {},
): Capture {
  const back = transpose3(upRotation(convention.up));
  const world = (what: keyof Convention['align']) => {
    const unalign = alignment && convention.align[what] ? invertAffine(alignment) : null;
    const turn = unalign ? rotationOf(unalign) : IDENTITY3;
    const move = unalign ? translationOf(unalign) : [0, 0, 0];
    const point = (p: Vector3): [number, number, number] => {
      const q = rotateVector(back, p).map((v) => v / convention.metres) as [number, number, number];
      const turned = rotateVector(turn, q);
      return [turned[0] + move[0]!, turned[1] + move[1]!, turned[2] + move[2]!];
    };
    return { point, rotation: multiply3(turn, back) };
  };
  const poseWorld = world('poses');
  const pose = (ours: readonly number[]): number[] => {
    const turned = multiply3(poseWorld.rotation, rotationOf(ours));
    const axes = convention.camera === 'opengl' ? multiply3(turned, FLIP) : turned;
    const file = matrix4(axes, poseWorld.point(translationOf(ours)));
    return convention.pose === 'camera-to-world' ? file : invertAffine(file);
  };
  const box = (
    ours: CaptureBox,
    rotation: Matrix3,
    names: Matrix3,
    point: (p: Vector3) => Vector3,
  ): CaptureBox => {
    const [a, b, g] = ours.rotation as Vector3;
    // the inverse of R' = W R Uᵀ, where `rotation` is the inverse of W and `names` of U
    const turned = multiply3(multiply3(rotation, eulerToMatrix([a, b, g])), transpose3(names));
    const factor = convention.metres * (convention.extents === 'half' ? 2 : 1);
    const size = rotateVector(names, ours.size).map((v) => Math.abs(v) / factor) as [number, number, number];
    return { ...ours, centre: point(ours.centre) as [number, number, number], size, rotation: form(turned) };
  };
  const form = (m: Matrix3): CaptureBox['rotation'] => {
    if (matrices) return convention.axes === 'rows' ? transpose3(m) : m;
    if (convention.euler === 'ZXY') return matrixToEuler(m);
    if (convention.euler === 'zxy') return matrixToExtrinsicEuler(m);
    return [Math.atan2(-m[5], m[8]), Math.asin(Math.max(-1, Math.min(1, m[2]))), Math.atan2(-m[1], m[0])];
  };
  const boxWorld = world('boxes');
  const worldBox = (ours: CaptureBox) => box(ours, boxWorld.rotation, back, boxWorld.point);
  const flip = convention.camera === 'opengl' ? FLIP : IDENTITY3;
  const cameraBox = (ours: CaptureBox) =>
    box(
      ours,
      flip,
      flip,
      (p) => rotateVector(flip, p).map((v) => v / convention.metres) as [number, number, number],
    );
  const pointWorld = world('points');
  const positions = capture.points && new Float32Array(capture.points.positions);
  for (let i = 0; positions && i < positions.length; i += 3) {
    positions.set(pointWorld.point([positions[i]!, positions[i + 1]!, positions[i + 2]!]), i);
  }
  return {
    ...capture,
    convention,
    axisAlignment: alignment,
    clip: capture.clip && {
      ...capture.clip,
      frames: capture.clip.frames.map((frame) => ({ ...frame, pose: frame.pose && pose(frame.pose) })),
    },
    points: positions && { ...capture.points!, positions },
    boxes: capture.boxes.map((one) => (one.camera === undefined ? worldBox(one) : cameraBox(one))),
    tasks: capture.tasks.map((task) => {
      if (task.kind === 'detection') return { ...task, boxes: task.boxes.map(cameraBox) };
      return task.kind === 'grounding' ? { ...task, box: worldBox(task.box) } : task;
    }),
  };
}
