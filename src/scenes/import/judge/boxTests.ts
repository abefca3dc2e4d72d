import { eulerToMatrix, type Matrix3 } from '#rewards';
import { convertCameraBox, convertWorldBox } from '../apply/convertBox';
import { fileToWorld } from '../apply/fileToWorld';
import { multiply3, rotateVector, rotationOf, translationOf } from '../apply/matrix3';
import type { CaptureBox } from '../capture';
import type { Convention } from '../convention';
import { evenly } from '../read/evenly';
import { type EvidenceTest, percent } from './evidenceTest';
import type { JudgeSample } from './judgeSample';
import type { PointGrid } from './PointGrid';

/** Boxes that are looked at. */
const BOXES = 60;
/** A box with fewer points near it says nothing. */
const LEAST_POINTS = 15;
/** How near to vertical an edge of an upright box is. */
const VERTICAL = 0.9995;

/** A box placed in the capture's world: centre, axes as columns, full extents. */
interface PlacedBox {
  readonly centre: readonly [number, number, number];
  readonly axes: Matrix3;
  readonly size: readonly [number, number, number];
}

/** What the boxes tell: whether points lie on their faces, and whether they stand upright. */
export function boxTests(sample: JudgeSample): EvidenceTest[] {
  const { boxes, tasks, clip } = sample.capture;
  const seen = [
    ...boxes.flatMap((box) => (box.camera === undefined ? [] : [{ box, frame: box.camera }])),
    ...tasks.flatMap((task) => {
      if (task.kind !== 'detection' || !clip?.frames[task.frames[0]!]?.pose) return [];
      return task.boxes.map((box) => ({ box, frame: task.frames[0]! }));
    }),
  ];
  const placed = boxes.filter(({ camera }) => camera === undefined);
  const world = evenly(placed.length, BOXES).map((i) => placed[i]!);
  const camera = evenly(seen.length, BOXES).map((i) => seen[i]!);
  const tests: EvidenceTest[] = [];
  if (world.length > 0) {
    const place = (convention: Convention) => worldBoxes(sample, world, convention);
    const parts: (keyof Convention)[] = ['euler', 'axes', 'extents', 'align'];
    if (sample.hasPoints) tests.push(shellTest('Points on the faces of the boxes', sample, place, parts));
    tests.push(standingTest('Boxes stand upright', place, ['up', 'euler', 'axes', 'align']));
  }
  if (camera.length > 0) {
    const place = (convention: Convention) => cameraBoxes(sample, camera, convention);
    const parts: (keyof Convention)[] = ['pose', 'camera', 'euler', 'axes', 'extents', 'align'];
    if (sample.hasPoints)
      tests.push(shellTest("Points on the faces of the tasks' boxes", sample, place, parts));
    tests.push(
      standingTest("The tasks' boxes stand upright", place, [
        'pose',
        'camera',
        'up',
        'euler',
        'axes',
        'align',
      ]),
    );
    tests.push(aheadTest(camera.map(({ box }) => box)));
  }
  return tests;
}

function worldBoxes(sample: JudgeSample, boxes: readonly CaptureBox[], convention: Convention): PlacedBox[] {
  const still = { ...convention, up: '+z', metres: 1 } as const;
  const world = fileToWorld(still, sample.capture.axisAlignment, 'boxes');
  return boxes.flatMap((box) => {
    const placed = convertWorldBox(box, still, world);
    if (typeof placed === 'string') return [];
    const [x, y, z, dx, dy, dz, a, b, g] = placed;
    return [{ centre: [x, y, z], axes: eulerToMatrix([a, b, g]), size: [dx, dy, dz] } as const];
  });
}

function cameraBoxes(
  sample: JudgeSample,
  boxes: readonly { readonly box: CaptureBox; readonly frame: number }[],
  convention: Convention,
): PlacedBox[] {
  const poses = sample.poses(convention);
  return boxes.flatMap(({ box, frame }) => {
    const pose = poses[frame];
    const placed = convertCameraBox(box, { ...convention, metres: 1 });
    if (!pose || typeof placed === 'string') return [];
    const [x, y, z, dx, dy, dz, a, b, g] = placed;
    const turn = rotationOf(pose);
    const [px, py, pz] = rotateVector(turn, [x, y, z]);
    const [tx, ty, tz] = translationOf(pose);
    const axes = multiply3(turn, eulerToMatrix([a, b, g]));
    return [{ centre: [px + tx, py + ty, pz + tz], axes, size: [dx, dy, dz] } as const];
  });
}

/** Of the points about a box, how many lie on its faces: a box of half the size, or turned, cuts through its object. A box that
 * has no points near it counts as one that has none on its faces. */
function shellTest(
  name: string,
  sample: JudgeSample,
  place: (convention: Convention) => PlacedBox[],
  parts: readonly (keyof Convention)[],
): EvidenceTest {
  return {
    name,
    parts,
    favours: parts,
    measure: (convention) => shellShare(sample.grid(convention), place(convention)),
    fit: (share) => 3.5 * Math.log(share + 0.03),
    text: (share) => `${percent(share)} of the points about them`,
    most: 8,
  };
}

function shellShare(points: PointGrid, boxes: readonly PlacedBox[]): number {
  let shares = 0;
  for (const { centre, axes, size } of boxes) {
    let [near, on] = [0, 0];
    points.near(centre, 0.65 * Math.hypot(...size), (x, y, z) => {
      // distance from the centre: 1 on the faces
      const m = Math.max(
        (2 * Math.abs(axes[0] * x + axes[3] * y + axes[6] * z)) / size[0],
        (2 * Math.abs(axes[1] * x + axes[4] * y + axes[7] * z)) / size[1],
        (2 * Math.abs(axes[2] * x + axes[5] * y + axes[8] * z)) / size[2],
      );
      if (m < 1.3) near += 1;
      if (m > 0.92 && m < 1.05) on += 1;
    });
    if (near >= LEAST_POINTS) shares += on / near;
  }
  return shares / Math.max(1, boxes.length);
}

/** Furniture stands on the floor: one edge of its box is vertical. */
function standingTest(
  name: string,
  place: (convention: Convention) => PlacedBox[],
  parts: readonly (keyof Convention)[],
): EvidenceTest {
  return {
    name,
    parts,
    favours: parts.filter((part) => part !== 'align'),
    measure: (convention) => {
      const boxes = place(convention);
      const axis = 'xyz'.indexOf(convention.up[1]!);
      const standing = boxes.filter(({ axes }) =>
        [0, 1, 2].some((k) => Math.abs(axes[3 * axis + k]!) > VERTICAL),
      );
      return standing.length / Math.max(1, boxes.length);
    },
    fit: (share) => 3 * share,
    text: (share) => `${percent(share)} of the boxes`,
    most: 3,
  };
}

/** What is to be found in a picture lies ahead of its camera. */
function aheadTest(boxes: readonly CaptureBox[]): EvidenceTest {
  return {
    name: "The tasks' boxes lie ahead of the camera",
    parts: ['camera'],
    favours: ['camera'],
    measure: ({ camera }) => {
      const ahead = boxes.filter(({ centre }) => (camera === 'opencv' ? centre[2] > 0 : centre[2] < 0));
      return ahead.length / boxes.length;
    },
    fit: (share) => 2 * Math.log(share + 0.05),
    text: (share) => `${percent(share)} of the boxes`,
    most: 5,
  };
}
