import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxCorners, type CameraBox, eulerToMatrix, type Pose, transformBox } from '#rewards';
import { CARRY_START, carryPlace } from './carryPlace';
import type { Vector3 } from './vector';

const place = fc.double({ min: -3, max: 3, noNaN: true });
const ahead = fc.double({ min: 0.5, max: 6, noNaN: true });
const extent = fc.double({ min: 0.1, max: 2, noNaN: true });
const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
const cameraBox = fc.tuple(place, place, ahead, extent, extent, extent, angle, angle, angle);
const pose = fc.tuple(place, place, place, angle, angle, angle).map(([x, y, z, ...angles]): Pose => {
  const [a, b, c, d, e, f, g, h, i] = eulerToMatrix(angles);
  return [a, b, c, x, d, e, f, y, g, h, i, z, 0, 0, 0, 1] as unknown as Pose;
});

function carried(camera: Pose, box: readonly number[], time: number) {
  const world = transformBox(camera, box as unknown as CameraBox);
  const eye: Vector3 = [camera[3]!, camera[7]!, camera[11]!];
  const out = { x: 0, y: 0, z: 0, scale: 0 };
  carryPlace(eye, Math.hypot(box[0]!, box[1]!, box[2]!), time, out);
  const moved = ([x, y, z]: Vector3): Vector3 => [
    out.x + out.scale * x,
    out.y + out.scale * y,
    out.z + out.scale * z,
  ];
  return { world, eye, scale: out.scale, moved };
}

describe('carryPlace', () => {
  it('is at every moment the box of smaller numbers, moved by the pose that the reward takes', () => {
    fc.assert(
      fc.property(pose, cameraBox, fc.double({ min: 0, max: 1, noNaN: true }), (camera, box, time) => {
        const { world, scale, moved } = carried(camera, box, time);
        const smaller = box.map((value, i) => (i < 6 ? value * scale : value)) as unknown as CameraBox;
        const wanted = boxCorners(transformBox(camera, smaller));
        boxCorners(world).forEach((corner, i) => {
          moved(corner).forEach((value, k) => {
            expect(value).toBeCloseTo(wanted[i]![k]!, 9);
          });
        });
      }),
    );
  });

  it('starts inside the frustum, and ends where the reward compares it', () => {
    fc.assert(
      fc.property(pose, cameraBox, (camera, box) => {
        const start = carried(camera, box, 0);
        const centre = start.moved([start.world[0], start.world[1], start.world[2]]);
        const far = Math.hypot(...centre.map((value, k) => value - start.eye[k]!));
        expect(far).toBeCloseTo(CARRY_START, 9);
        const end = carried(camera, box, 1);
        expect(end.scale).toBe(1);
        expect(end.moved([1, 2, 3])).toEqual([1, 2, 3]);
      }),
    );
  });

  it('goes one way only, without a jump', () => {
    const scales = Array.from({ length: 61 }, (_, i) => {
      const out = { x: 0, y: 0, z: 0, scale: 0 };
      carryPlace([1, 2, 3], 3, i / 60, out);
      return out.scale;
    });
    const steps = scales.slice(1).map((scale, i) => scale - scales[i]!);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...steps)).toBeLessThan(0.1);
  });
});
