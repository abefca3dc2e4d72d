import {
  type Box9,
  eulerToMatrix,
  extrinsicEulerToMatrix,
  type Matrix3,
  matrixToEuler,
  nearestRotation,
} from '#rewards';
import type { CaptureBox } from '../capture';
import type { Convention } from '../convention';
import type { FileToWorld } from './fileToWorld';
import { determinant3, IDENTITY3, multiply3, rotateVector, transpose3 } from './matrix3';

const FLIP: Matrix3 = [1, 0, 0, 0, -1, 0, 0, 0, -1];
/** With more than this, a box's matrix is no rotation. */
const NEARLY = 1e-2;

/** A file's box in our world: full extents in metres, ZXY angles. Text where it cannot be one. */
export function convertWorldBox(box: CaptureBox, convention: Convention, world: FileToWorld): Box9 | string {
  return convert(box, convention, world);
}

/** A file's box in a camera's frame, as ours: neither gravity nor alignment play a part there. */
export function convertCameraBox(box: CaptureBox, convention: Convention): Box9 | string {
  const axes = convention.camera === 'opengl' ? FLIP : IDENTITY3;
  const { metres } = convention;
  const point = (p: readonly [number, number, number]): [number, number, number] => {
    const [x, y, z] = rotateVector(axes, p);
    return [x * metres, y * metres, z * metres];
  };
  return convert(box, convention, { rotation: axes, up: axes, metres, point });
}

function convert(box: CaptureBox, convention: Convention, world: FileToWorld): Box9 | string {
  const fault = boxFault(box);
  if (fault) return fault;
  const rotation = boxRotation(box.rotation, convention);
  if (rotation === null) return 'its axes are no rotation';
  // The box's own axes are renamed with those of the world, so that an upright box stays one: R' = W R Uᵀ.
  const turned = multiply3(multiply3(world.rotation, rotation), transpose3(world.up));
  const factor = convention.extents === 'half' ? 2 : 1;
  const size = rotateVector(world.up, box.size).map((value) => Math.abs(value) * factor * world.metres);
  const centre = world.point(box.centre);
  const [dx, dy, dz] = size as [number, number, number];
  const untouched =
    box.rotation.length === 3 && convention.euler === 'ZXY' && turned.every((v, i) => v === rotation[i]);
  const [a, b, g] = untouched
    ? (box.rotation as readonly [number, number, number])
    : matrixToEuler(nearestRotation(turned) ?? turned);
  return [...centre, dx, dy, dz, a + 0, b + 0, g + 0];
}

function boxFault({ centre, size, rotation }: CaptureBox): string | null {
  if (![...centre, ...size, ...rotation].every(Number.isFinite)) return 'not all of its numbers are finite';
  const small = size.find((value) => !(value > 0));
  if (small !== undefined) return `an extent is ${small}, and must be above 0`;
  return rotation.length === 3 || rotation.length === 9
    ? null
    : `a rotation has 3 or 9 numbers, this one has ${rotation.length}`;
}

/** A box's rotation as the convention reads it; null for a matrix that is none. A left-handed set of axes names the same
 * solid as the one with its third axis turned over. */
export function boxRotation(rotation: CaptureBox['rotation'], { euler, axes }: Convention): Matrix3 | null {
  if (rotation.length === 3) {
    const angles = rotation as readonly [number, number, number];
    if (euler === 'ZXY') return eulerToMatrix(angles);
    return euler === 'zxy' ? extrinsicEulerToMatrix(angles) : xyzToMatrix(angles);
  }
  const given = rotation as unknown as Matrix3;
  let m = axes === 'rows' ? transpose3(given) : given;
  if (determinant3(m) < 0) m = m.map((value, i) => (i % 3 === 2 ? -value : value)) as unknown as Matrix3;
  const nearest = nearestRotation(m);
  const off = nearest && Math.max(...m.map((value, i) => Math.abs(value - nearest[i]!)));
  return nearest && off! <= NEARLY ? nearest : null;
}

/** Intrinsic XYZ: `R = Rx(a) Ry(b) Rz(g)`. */
function xyzToMatrix([a, b, g]: readonly [number, number, number]): Matrix3 {
  const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  const [cg, sg] = [Math.cos(g), Math.sin(g)];
  return [
    cb * cg,
    -cb * sg,
    sb,
    ca * sg + sa * sb * cg,
    ca * cg - sa * sb * sg,
    -sa * cb,
    sa * sg - ca * sb * cg,
    sa * cg + ca * sb * sg,
    ca * cb,
  ];
}
