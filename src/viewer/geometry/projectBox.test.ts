import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BOX_EDGES,
  type Box9,
  boxCorners,
  eulerToMatrix,
  invertPose,
  type Pose,
  transformPoint,
} from '#rewards';
import { NEAR, type Pinhole } from './pinhole';
import { projectBox, projectEdge } from './projectBox';

const pinhole: Pinhole = { fx: 500, fy: 510, cx: 320, cy: 240, width: 640, height: 480 };
const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] as readonly number[] as Pose;

const range = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const angle = range(-Math.PI, Math.PI);
const boxes = fc.tuple(
  ...[range(-4, 4), range(-4, 4), range(-4, 4)],
  ...[range(0.05, 3), range(0.05, 3), range(0.05, 3)],
  ...[angle, angle, angle],
) as fc.Arbitrary<Box9>;
const poses = fc
  .tuple(angle, angle, angle, range(-4, 4), range(-4, 4), range(-4, 4))
  .map(([a, b, g, x, y, z]) => {
    const m = eulerToMatrix([a, b, g]);
    const rows = [...m.slice(0, 3), x, ...m.slice(3, 6), y, ...m.slice(6), z, 0, 0, 0, 1];
    return rows as readonly number[] as Pose;
  });

describe('projectBox', () => {
  it('puts every corner that is in view where K · inv(pose) · X says', () => {
    fc.assert(
      fc.property(poses, boxes, (pose, box) => {
        const pieces = projectBox(pinhole, pose, box);
        const ends = pieces.flatMap(({ line: [x1, y1, x2, y2] }) => [
          [x1, y1],
          [x2, y2],
        ]);
        for (const corner of boxCorners(box)) {
          const [x, y, z] = transformPoint(invertPose(pose), corner);
          const [u, v] = [(500 * x) / z + 320, (510 * y) / z + 240];
          if (z < NEAR || u < 0 || u > 640 || v < 0 || v > 480) continue;
          const near = ends.filter(([a, b]) => Math.hypot(a! - u, b! - v) < 1e-6);
          // three edges meet in a corner
          expect(near.length).toBeGreaterThanOrEqual(3);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never draws outside the picture, nor anything that is not a number', () => {
    fc.assert(
      fc.property(poses, boxes, (pose, box) => {
        for (const { line } of projectBox(pinhole, pose, box)) {
          const [x1, y1, x2, y2] = line;
          for (const x of [x1, x2]) expect(x >= 0 && x <= 640).toBe(true);
          for (const y of [y1, y2]) expect(y >= 0 && y <= 480).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves no edge out that is in view', () => {
    fc.assert(
      fc.property(poses, boxes, (pose, box) => {
        const corners = boxCorners(box).map((corner) => transformPoint(invertPose(pose), corner));
        const seen = BOX_EDGES.filter(([a, b]) => projectEdge(pinhole, corners[a]!, corners[b]!) !== null);
        expect(projectBox(pinhole, pose, box)).toHaveLength(seen.length);
      }),
      { numRuns: 5000 },
    );
  });

  it('draws nothing of a box behind the camera', () => {
    expect(projectBox(pinhole, identity, [0, 0, -3, 1, 1, 1, 0, 0, 0])).toEqual([]);
  });

  it('cuts a box that reaches behind the camera at the near plane', () => {
    const pieces = projectBox(pinhole, identity, [0, 1, 0, 1, 1, 8, 0, 0, 0]);
    expect(pieces.length).toBeGreaterThan(0);
    // the lower front edge is out of view below the camera, the four long edges run out of the picture
    expect(pieces.some(({ line }) => line[1] === 480 || line[3] === 480)).toBe(true);
  });

  it('calls the three edges at the far corner back edges', () => {
    const cube: Box9 = [0.8, 0.8, 5, 1, 1, 1, 0, 0, 0];
    const back = projectBox(pinhole, identity, cube).filter((piece) => piece.back);
    expect(back).toHaveLength(3);
  });

  it('calls no edge a back edge from inside the box', () => {
    const pieces = projectBox(pinhole, identity, [0, 0, 2, 3, 3, 6, 0, 0, 0]);
    expect(pieces.length).toBeGreaterThan(0);
    expect(pieces.every((piece) => !piece.back)).toBe(true);
  });
});
