import { beforeAll, describe, expect, it } from 'vitest';
import { cameraPose } from '../cameraPose';
import { invertAffine, matrix4, multiply3, rotateVector, rotationOf, transpose3 } from './apply/matrix3';
import { upRotation } from './apply/upRotation';
import { applyConvention } from './applyConvention';
import type { Capture } from './capture';
import { OUR_CONVENTION } from './convention';
import { levelled } from './levelled';
import { folderCapture } from './rewardRoom/folderCapture';
import { reexpress } from './testing/reexpress';
import { smallRoom } from './testing/smallRoom';
import { syntheticRoom } from './testing/syntheticRoom';

/** COLMAP's way, in a world that lies anyhow. */
const COLMAP = { ...OUR_CONVENTION, pose: 'world-to-camera', up: '-y' } as const;
const ANYHOW = matrix4(
  rotationOf(cameraPose({ x: 0, y: 0, z: 0, heading: 0.4, pitch: 0.5, roll: -0.3 })),
  [0, 0, 0],
);
const LEANING = matrix4(
  rotationOf(cameraPose({ x: 0, y: 0, z: 0, heading: 1, pitch: 0.1, roll: 0.15 })),
  [0, 0, 0],
);

let living: Capture;
beforeAll(async () => {
  living = await folderCapture(await smallRoom({ every: 4, points: 30_000 }));
});

/** A room in COLMAP's way whose world is turned by a rotation that nobody wrote down. */
function turned(capture: Capture, rotation: readonly number[]): Capture {
  const align = { poses: true, points: true, boxes: true };
  const file = reexpress(capture, { ...COLMAP, align }, { alignment: rotation });
  return { ...file, axisAlignment: null, convention: COLMAP, open: ['up', 'metres'] };
}

/** Radians between a capture's z after levelling and the true one. */
function leaning(capture: Capture, rotation: readonly number[]): number {
  const { axisAlignment, convention } = levelled(capture);
  const toOurs = multiply3(
    upRotation(convention.up),
    axisAlignment ? rotationOf(axisAlignment) : [1, 0, 0, 0, 1, 0, 0, 0, 1],
  );
  const trueUp = rotateVector(
    multiply3(rotationOf(invertAffine(rotation)), transpose3(upRotation(COLMAP.up))),
    [0, 0, 1],
  );
  return Math.acos(Math.min(1, rotateVector(toOurs, trueUp)[2]));
}

describe('levelled', () => {
  it.each([
    ['anyhow', ANYHOW],
    ['a little out of level', LEANING],
  ])('finds gravity of a world that lies %s', (_, rotation) => {
    expect(leaning(turned(living, rotation), rotation)).toBeLessThan(0.01);
    expect(leaning(turned({ ...living, points: null }, rotation), rotation)).toBeLessThan(0.06);
    for (const path of ['inside-out', 'orbit'] as const) {
      expect(leaning(turned(syntheticRoom(path).capture, rotation), rotation), path).toBeLessThan(0.01);
    }
  });

  it('says so, and gives a room with a level floor', async () => {
    const found = levelled(turned(living, ANYHOW));
    expect(found.notes.at(-1)).toMatch(
      /^Gravity is estimated .*: the scene was turned by \d+° to stand level$/,
    );
    const { scene } = await applyConvention(found, found.convention);
    expect(scene.bounds.max[2] - scene.bounds.min[2]).toBeLessThan(2.7);
  });

  it('leaves alone what is level, aligned, or in no doubt', () => {
    const level = { ...living, axisAlignment: null, open: ['up'] as const };
    expect(levelled(level)).toBe(level);
    expect(levelled({ ...turned(living, ANYHOW), axisAlignment: ANYHOW }).axisAlignment).toBe(ANYHOW);
    const sure = { ...turned(living, ANYHOW), open: [] };
    expect(levelled(sure)).toBe(sure);
  });

  it('does not guess where cameras were held in all ways, or are few', () => {
    const few = turned(living, ANYHOW);
    const clip = { ...few.clip!, frames: few.clip!.frames.slice(0, 4) };
    expect(levelled({ ...few, clip }).axisAlignment).toBeNull();
    const rolled = {
      ...few.clip!,
      frames: few.clip!.frames.map((frame, k) => ({
        ...frame,
        pose: cameraPose({
          x: k,
          y: 0,
          z: 0,
          heading: 0,
          pitch: 0,
          roll: (2 * Math.PI * k) / few.clip!.frames.length,
        }),
      })),
    };
    const convention = { ...COLMAP, pose: 'camera-to-world' } as const;
    expect(levelled({ ...few, convention, clip: rolled }).axisAlignment).toBeNull();
  });
});
