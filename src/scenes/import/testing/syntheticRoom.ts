import { eulerToMatrix, type Pose } from '#rewards';
import { cameraPose } from '../../cameraPose';
import type { PointCloud } from '../../pointCloud';
import { Random } from '../../random';
import { relativeIntrinsics } from '../apply/relativeIntrinsics';
import { splatPoints } from '../apply/splatPoints';
import type { Capture, CaptureBox } from '../capture';
import { OUR_CONVENTION } from '../convention';
import type { FramePixels } from '../judge/judgement';

const ROOM = [6, 5, 2.8] as const;
const LENS = { fx: 150, fy: 150, cx: 80, cy: 60 };
const PICTURE = { width: 160, height: 120 };
const FRAMES = 24;

/** A made-up room in our convention, as formats.md describes it: 6 × 5 × 2.8 m, twelve pieces of furniture of one colour per
 * face, 24 cameras at eye height that look outwards ("inside-out") or walk round and look at the middle ("orbit").
 * @param tilted whether the furniture leans in all directions, so that the order of its angles can be told */
export function syntheticRoom(
  path: 'inside-out' | 'orbit',
  { tilted = false, seed = 1 }: { tilted?: boolean; seed?: number } = {},
): { capture: Capture; pixels: (frame: number) => Promise<FramePixels> } {
  const random = Random.seeded(seed);
  const positions: number[] = [];
  const colors: number[] = [];
  const boxes: CaptureBox[] = [];
  const room = solid([0, 0, ROOM[2] / 2], ROOM, [0, 0, 0]);
  // no ceiling, as in a scan
  scatter(room, [0, 1, 2, 3, 4], 9000, random, positions, colors);
  for (let i = 0; i < 12; i++) {
    const size = [random.between(0.4, 1.4), random.between(0.4, 0.9), random.between(0.4, 1.2)] as const;
    const ring = (2 * Math.PI * i) / 12;
    const lean = tilted ? 0.6 : 0;
    const angles = [
      random.between(-0.8, 0.8),
      random.between(-lean, lean),
      random.between(-lean, lean),
    ] as const;
    const centre = [2.2 * Math.cos(ring), 1.7 * Math.sin(ring), size[2] / 2 + (tilted ? 0.3 : 0)] as const;
    scatter(solid(centre, size, angles), [0, 1, 2, 3, 5], 700, random, positions, colors);
    boxes.push({ id: `box-${i}`, label: 'chair', centre, size, rotation: angles });
  }
  const points: PointCloud = {
    count: positions.length / 3,
    positions: Float32Array.from(positions),
    colors: Uint8Array.from(colors),
  };
  const poses = Array.from({ length: FRAMES }, (_, k) => camera(path, (2 * Math.PI * k) / FRAMES, random));
  const capture: Capture = {
    format: 'colmap',
    id: path,
    title: path,
    clip: {
      ...PICTURE,
      fps: 2,
      frames: poses.map((pose, k) => ({ pose, time: k / 2, picture: null, name: `${k}.jpg` })),
      video: null,
      intrinsics: LENS,
    },
    points,
    boxes,
    tasks: [],
    axisAlignment: null,
    convention: OUR_CONVENTION,
    open: [],
    notes: [],
  };
  const pictures = new Map<number, FramePixels>();
  const pixels = async (frame: number) => {
    const made = pictures.get(frame) ?? picture(points, poses[frame]!);
    pictures.set(frame, made);
    return made;
  };
  return { capture, pixels };
}

function camera(path: 'inside-out' | 'orbit', angle: number, random: Random): Pose {
  const sway = random.between(-0.05, 0.05);
  const radius = path === 'orbit' ? 2.3 : 0.7;
  // heading 0 looks along +y
  const outwards = angle - Math.PI / 2;
  return cameraPose({
    x: radius * Math.cos(angle) + 0.3,
    y: 0.8 * radius * Math.sin(angle) + 0.2,
    z: 1.5 + sway,
    heading: (path === 'orbit' ? outwards + Math.PI : outwards) + 3 * sway,
    pitch: -0.35 + sway,
    roll: sway,
  });
}

interface Solid {
  readonly centre: readonly [number, number, number];
  readonly size: readonly [number, number, number];
  readonly axes: ReturnType<typeof eulerToMatrix>;
}

function solid(
  centre: Solid['centre'],
  size: Solid['size'],
  angles: readonly [number, number, number],
): Solid {
  return { centre, size, axes: eulerToMatrix(angles) };
}

/** Random points on some faces (−x, +x, −y, +y, −z, +z), by area; colours by face, with a coarse pattern. */
function scatter(
  { centre, size, axes }: Solid,
  faces: readonly number[],
  count: number,
  random: Random,
  positions: number[],
  colors: number[],
): void {
  const area = (face: number) =>
    size.reduce((product, length, axis) => (axis === face >> 1 ? product : product * length), 1);
  const total = faces.reduce((sum, face) => sum + area(face), 0);
  for (const face of faces) {
    const base = [random.integer(200), random.integer(200), random.integer(200)];
    for (let n = 0; n < Math.round((count * area(face)) / total); n++) {
      const local = size.map((length, axis) =>
        axis === face >> 1 ? (face % 2 === 0 ? -length : length) / 2 : random.between(-length, length) / 2,
      );
      const [x, y, z] = local as [number, number, number];
      const light =
        (Math.floor(2 * x + 40) + Math.floor(2 * y + 40) + Math.floor(2 * z + 40)) % 2 === 0 ? 0 : 50;
      for (let row = 0; row < 3; row++) {
        positions.push(centre[row]! + axes[3 * row]! * x + axes[3 * row + 1]! * y + axes[3 * row + 2]! * z);
        colors.push(base[row]! + light);
      }
    }
  }
}

function picture(points: PointCloud, pose: Pose): FramePixels {
  const { width, height } = PICTURE;
  const { point } = splatPoints(points, points.count, pose, relativeIntrinsics(LENS, PICTURE), width, height);
  const rgb = new Uint8Array(3 * width * height).fill(128);
  point.forEach((index, pixel) => {
    if (index >= 0) rgb.set(points.colors.subarray(3 * index, 3 * index + 3), 3 * pixel);
  });
  return { width, height, rgb };
}
