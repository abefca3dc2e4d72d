import { describe, expect, it } from 'vitest';
import { boxIoU, eulerToMatrix, inverseTransformBox, type Pose, transformBox, type WorldBox } from '#rewards';
import { boxInCamera } from './boxInCamera';
import { cameraPose, cameraStance, roundedStance } from './cameraPose';
import { canonicalYaw } from './canonicalYaw';
import { Random } from './random';
import { expectNumbers } from './testing/expectNumbers';

const random = Random.seeded(21);
const angle = () => random.between(-Math.PI, Math.PI);

function anyBox(upright: boolean): WorldBox {
  const size = () => random.between(0.05, 3);
  const centre = () => random.between(-5, 5);
  const tilt = upright ? [0, 0] : [random.between(-1.5, 1.5), angle()];
  return [centre(), centre(), centre(), size(), size(), size(), angle(), ...tilt] as unknown as WorldBox;
}

function anyPose(): Pose {
  const m = eulerToMatrix([angle(), random.between(-1.5, 1.5), angle()]);
  const t = [random.between(-5, 5), random.between(-5, 5), random.between(0, 3)];
  return [0, 1, 2]
    .flatMap((row) => [...m.slice(3 * row, 3 * row + 3), t[row]!])
    .concat([0, 0, 0, 1]) as readonly number[] as Pose;
}

function handHeld(): { pose: Pose; pitch: number; roll: number } {
  const [pitch, roll] = [-random.between(0.09, 0.6), random.normal() * 0.035];
  const [x, y, z] = [random.between(0, 5), random.between(0, 5), 1.5];
  return { pose: cameraPose({ x, y, z, heading: angle(), pitch, roll }), pitch, roll };
}

describe('boxInCamera', () => {
  it('is the same solid as the box that it re-encodes: IoU 1', () => {
    for (let i = 0; i < 3000; i++) {
      const box = anyBox(i % 2 === 0);
      const pose = anyPose();
      const seen = boxInCamera(pose, box);
      expect(boxIoU(seen, inverseTransformBox(pose, box))).toBeGreaterThan(1 - 1e-9);
      expect(boxIoU(transformBox(pose, seen), box)).toBeGreaterThan(1 - 1e-9);
    }
  });

  it('writes the camera’s own tilt, the height as dy, and a turn within 45°, for upright objects', () => {
    for (let i = 0; i < 1000; i++) {
      const box = anyBox(true);
      const { pose, pitch, roll } = handHeld();
      const [, , , dx, dy, dz, a, b, g] = boxInCamera(pose, box);
      expect(dy).toBe(box[5]);
      expect([dx, dz].sort()).toEqual([box[3], box[4]].sort());
      expect(a).toBeCloseTo(-roll, 9);
      expect(b).toBeCloseTo(-pitch, 9);
      expect(Math.abs(g)).toBeLessThanOrEqual(Math.PI / 4 + 1e-9);
    }
  });

  it('faces 0 for what stands square to the camera, at its place', () => {
    const pose = cameraPose({ x: 0, y: 0, z: 1.5, heading: 0, pitch: 0, roll: 0 });
    const seen = boxInCamera(pose, [1, 3, 0.5, 2, 0.8, 1, 0, 0, 0] as unknown as WorldBox);
    expectNumbers(seen, [1, 1, 3, 2, 1, 0.8, 0, 0, 0], 12);
  });
});

describe('cameraPose', () => {
  it('has OpenCV axes', () => {
    const pose = cameraPose({ x: 1, y: 2, z: 3, heading: 0, pitch: 0, roll: 0 });
    // right is +x, down is −z, forward is +y
    expectNumbers(pose, [1, 0, 0, 1, 0, 0, 1, 2, 0, -1, 0, 3, 0, 0, 0, 1], 12);
    const down = cameraPose({ x: 0, y: 0, z: 0, heading: 0, pitch: -0.3, roll: 0 });
    expect(down[10]).toBeCloseTo(-Math.sin(0.3), 12);
  });

  it('comes back exactly from what shards keep', () => {
    for (let i = 0; i < 2000; i++) {
      const stance = roundedStance({
        x: angle(),
        y: angle(),
        z: angle(),
        heading: angle(),
        pitch: random.between(-1.4, 1.4),
        roll: random.normal() * 0.05,
      });
      expect(roundedStance(cameraStance(cameraPose(stance)))).toEqual(stance);
    }
    for (const heading of [Math.PI, -Math.PI, 3.14157, -3.14157]) {
      const behind = roundedStance({ x: 0, y: 0, z: 0, heading, pitch: -0.3, roll: -1e-5 });
      expect(roundedStance(cameraStance(cameraPose(behind)))).toStrictEqual(behind);
    }
  });
});

describe('canonicalYaw', () => {
  it('lies in (−45°, 45°] and keeps the footprint', () => {
    for (let i = 0; i < 2000; i++) {
      const turn = random.between(-20, 20);
      const { yaw, dx, dy } = canonicalYaw(turn, 2, 1);
      expect(yaw).toBeGreaterThan(-Math.PI / 4);
      expect(yaw).toBeLessThanOrEqual(Math.PI / 4 + 1e-12);
      expect(boxIoU([0, 0, 0, 2, 1, 1, turn, 0, 0], [0, 0, 0, dx, dy, 1, yaw, 0, 0])).toBeGreaterThan(
        1 - 1e-9,
      );
    }
  });

  it('keeps +45° and turns −45° over', () => {
    expect(canonicalYaw(Math.PI / 4, 2, 1)).toEqual({ yaw: Math.PI / 4, dx: 2, dy: 1 });
    const over = canonicalYaw(-Math.PI / 4, 2, 1);
    expect(over.yaw).toBeCloseTo(Math.PI / 4, 12);
    expect([over.dx, over.dy]).toEqual([1, 2]);
  });
});
