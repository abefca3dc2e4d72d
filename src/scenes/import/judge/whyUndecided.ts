import { boxRotation } from '../apply/convertBox';
import type { Capture } from '../capture';
import type { Convention } from '../convention';
import { isIdentity } from './candidates';

/** Why nothing tells which value of a part is right, in words. */
export function whyUndecided(capture: Capture, part: keyof Convention): string {
  const { points, boxes, tasks, clip, axisAlignment } = capture;
  const all = [
    ...boxes,
    ...tasks.flatMap((task) =>
      task.kind === 'detection' ? task.boxes : task.kind === 'grounding' ? [task.box] : [],
    ),
  ];
  const poses = (clip?.frames ?? []).filter(({ pose }) => pose !== null).length;
  const noPoints = 'there are no points to compare with';
  switch (part) {
    case 'euler': {
      const angled = all.filter(({ rotation }) => rotation.length === 3);
      if (angled.length === 0) return 'no box has angles';
      if (angled.every(({ rotation }) => sameInAllOrders(rotation, capture.convention))) {
        return 'boxes are upright: the order of their angles makes no difference here';
      }
      return points ? 'boxes fit the points as well in any order of angles' : noPoints;
    }
    case 'axes': {
      const matrices = all.filter(({ rotation }) => rotation.length === 9);
      if (matrices.length === 0) return 'no box has a rotation matrix';
      return points ? 'boxes fit the points as well with rows as with columns' : noPoints;
    }
    case 'extents':
      if (all.length === 0) return 'there are no boxes';
      return points ? 'too few points lie near the boxes' : noPoints;
    case 'align':
      if (!axisAlignment) return 'the file has no axis alignment';
      if (isIdentity(axisAlignment)) return 'the axis alignment is the identity: it makes no difference';
      return points ? 'points and boxes fit as well either way' : noPoints;
    case 'pose':
      if (poses === 0) return 'there are no poses';
      return poses < 5
        ? `${poses} poses are too few to tell`
        : 'the camera hardly turns, or nothing shows where it was';
    case 'camera':
      if (poses === 0) return 'there are no poses';
      return points || boxes.length > 0 ? 'what the cameras see fits as well either way' : noPoints;
    case 'up':
      return points || poses > 0
        ? 'neither cameras nor points show where the floor is'
        : 'there are neither poses nor points';
    case 'metres':
      return points || boxes.length > 0
        ? 'no unit makes a room of usual size: give one known length'
        : 'there is nothing to measure';
  }
}

function sameInAllOrders(rotation: readonly number[], convention: Convention): boolean {
  const [first, ...others] = (['ZXY', 'zxy', 'XYZ'] as const).map(
    (euler) => boxRotation(rotation, { ...convention, euler })!,
  );
  // XYZ has its angles in other places, so it may differ where the two orders of ZXY agree
  return others.slice(0, 1).every((m) => m.every((value, i) => Math.abs(value - first![i]!) < 1e-6));
}
