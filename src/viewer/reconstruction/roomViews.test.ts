import { describe, expect, it } from 'vitest';
import type { Box9 } from '#rewards';
import type { Scene } from '#scenes';
import { boxView, roomView } from './roomViews';
import { eyeOf } from './viewpoint';

/** A room whose clip looks along (x, y). */
function room(x: number, y: number): Scene {
  const pose = [0, 0, x, 0, 0, 0, y, 0, 0, 0, 0, 1.5, 0, 0, 0, 1];
  return { bounds: { min: [-2, -3, 0], max: [2, 3, 2.5] }, poses: [pose, pose] } as unknown as Scene;
}

describe('roomView', () => {
  it('opens behind the clip’s camera, from above and outside, never along a wall', () => {
    for (const [x, y] of [
      [1, 0],
      [0, 1],
      [-0.7, 0.7],
      [0.1, -1],
    ] as const) {
      const view = roomView('room', room(x, y), 1);
      const eye = eyeOf(view);
      expect(eye[0] * x + eye[1] * y).toBeLessThan(0);
      expect(eye[2]).toBeGreaterThan(2.5);
      const quarter = ((view.azimuth % (Math.PI / 2)) + Math.PI / 2) % (Math.PI / 2);
      expect(quarter).toBeGreaterThan(0.4);
      expect(quarter).toBeLessThan(Math.PI / 2 - 0.4);
    }
  });

  it('looks down, along y and along x from afar', () => {
    expect(eyeOf(roomView('top', room(1, 0), 1))[2]).toBeGreaterThan(20);
    expect(eyeOf(roomView('front', room(1, 0), 1))[1]).toBeLessThan(-20);
    expect(eyeOf(roomView('side', room(1, 0), 1))[0]).toBeGreaterThan(20);
  });
});

describe('boxView', () => {
  const box: Box9 = [1, 1, 0.4, 0.8, 0.8, 0.8, 0, 0, 0];

  it('comes nearer without turning', () => {
    const from = roomView('room', room(1, 0), 1);
    const view = boxView(box, from, 1);
    expect(view.azimuth).toBe(from.azimuth);
    expect(view.distance).toBeLessThan(from.distance);
    expect(Math.hypot(view.target[0] - 1, view.target[1] - 1)).toBeLessThan(0.5);
  });

  it('stays flat in a flat view', () => {
    const from = roomView('top', room(1, 0), 1);
    expect(boxView(box, from, 1)).toMatchObject({ polar: from.polar, fov: from.fov });
  });
});
