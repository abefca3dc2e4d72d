import { describe, expect, it } from 'vitest';
import {
  boxCorners,
  boxIoU,
  eulerToMatrix,
  invertPose,
  type Pose,
  transformPoint,
  type WorldBox,
} from '#rewards';
import { cameraStance } from '../cameraPose';
import { Random } from '../random';
import { RAY_GRID, rayCoordinates, raysPerFrame } from '../rayGrid';
import { boxFurniture } from '../testing/boxFurniture';
import { dressRoom } from './dressRoom';
import { furnish } from './furnish';
import { boxOf, generateScene } from './generateScene';
import { look, renderViews } from './renderViews';
import type { Room } from './room';
import { walk } from './walk';

const furniture = boxFurniture();
const scenes = Array.from({ length: 40 }, (_, seed) =>
  generateScene(1000 + seed, furniture, `scene-${seed}`),
);
const RAYS = raysPerFrame(RAY_GRID);

describe('generateScene', () => {
  it('gives the same scene for the same seed, and another for another', () => {
    expect(generateScene(1003, boxFurniture(), 'scene-3')).toEqual(scenes[3]);
    expect(generateScene(1004, furniture, 'scene-3')).not.toEqual(scenes[3]);
  });

  it('shows several objects, counts their rays and names them apart', () => {
    for (const { instances, views } of scenes) {
      expect(instances.length).toBeGreaterThanOrEqual(3);
      expect(new Set(instances.map(({ id }) => id)).size).toBe(instances.length);
      for (const { rays } of instances) {
        expect(rays.length).toBe(views.frames);
        expect(Math.max(...rays)).toBeGreaterThan(0);
      }
      for (let frame = 0; frame < views.frames; frame++) {
        expect(instances.reduce((sum, { rays }) => sum + rays[frame]!, 0)).toBeLessThanOrEqual(RAYS);
      }
    }
  });

  it('holds the camera as a person does', () => {
    for (const { views } of scenes) {
      for (const pose of views.poses) {
        const { z, pitch, roll } = cameraStance(pose);
        expect(z).toBeGreaterThanOrEqual(1.2 - 1e-6);
        expect(z).toBeLessThanOrEqual(1.7 + 1e-6);
        expect(-pitch).toBeGreaterThan((4.9 * Math.PI) / 180);
        expect(-pitch).toBeLessThan((35.1 * Math.PI) / 180);
        expect(Math.abs(roll)).toBeLessThan(0.21);
      }
    }
  });

  it('has gaps: 4 to 6 %, and what is seen through windows', () => {
    const depths = scenes.flatMap(({ views }) => [...views.depth]);
    const gaps = depths.filter((depth) => depth === 0).length / depths.length;
    expect(gaps).toBeGreaterThan(0.04);
    expect(gaps).toBeLessThan(0.15);
  });
});

/** Rooms with a walk through them, as `generateScene` makes them. */
function walkedRooms(count: number): { random: Random; room: Room; poses: Pose[] }[] {
  return Array.from({ length: count }, (_, seed) => {
    const random = Random.seeded(500 + seed);
    const room = dressRoom(random, 5, 4.5, 2.6, furnish(random, furniture, 5, 4.5, 2.6));
    return { random, room, poses: walk(random, room, 8) ?? [] };
  }).filter(({ poses }) => poses.length > 0);
}

describe('furnish', () => {
  const rooms = walkedRooms(60);

  it('keeps apart what does not stand on or at one another', () => {
    for (const { room } of rooms) {
      const standing = room.pieces.filter(
        ({ z, size, label }) => label !== 'chair' && z - size[2] / 2 < 0.01,
      );
      standing.forEach((a, i) => {
        for (const b of standing.slice(i + 1)) expect(boxIoU(boxOf(a), boxOf(b))).toBe(0);
      });
      const chairs = room.pieces.filter(({ label }) => label === 'chair');
      chairs.forEach((a, i) => {
        for (const b of chairs.slice(i + 1)) expect(boxIoU(boxOf(a), boxOf(b))).toBe(0);
      });
    }
  });

  it('keeps all inside the room', () => {
    for (const { room } of rooms) {
      for (const corner of room.pieces.flatMap((piece) => boxCorners(boxOf(piece)))) {
        expect(Math.min(corner[0], corner[1])).toBeGreaterThan(-0.001);
        expect(corner[0]).toBeLessThan(room.width + 0.001);
        expect(corner[1]).toBeLessThan(room.depth + 0.001);
        expect(corner[2]).toBeLessThan(room.height + 0.001);
      }
    }
  });

  it('leans cushions back, puts lamps on tables and leaves things about', () => {
    const pieces = rooms.flatMap(({ room }) => room.pieces);
    expect(pieces.some(({ label, tilt }) => label === 'pillow' && tilt < -0.05)).toBe(true);
    expect(pieces.some(({ label, z, size }) => label === 'lamp' && z - size[2] / 2 > 0.3)).toBe(true);
    expect(pieces.some(({ label }) => label === null)).toBe(true);
  });
});

describe('look', () => {
  it('paints a thing by its model and tint, never by what it is called', () => {
    for (const { room, poses } of walkedRooms(10)) {
      const nameless = {
        ...room,
        pieces: room.pieces.map((piece) => ({
          ...piece,
          label: null,
          furniture: { ...piece.furniture, name: '', label: '' },
        })),
      };
      const view = (of: Room) => renderViews(Random.seeded(9), of, poses).views;
      expect(view(nameless)).toStrictEqual(view(room));
    }
  });

  it('meets each object on its box, within 1 cm', () => {
    let checked = 0;
    const coordinates = rayCoordinates(RAY_GRID);
    const intrinsics = { fx: 0.9025, fy: 1.2033, cx: 0.5, cy: 0.5 };
    for (const { random, room, poses } of walkedRooms(20)) {
      look(random, room, poses, intrinsics).hits.forEach(({ distance, piece }, ray) => {
        if (piece < 0) return;
        const [u, v] = [coordinates[2 * (ray % RAYS)]!, coordinates[2 * (ray % RAYS) + 1]!];
        const { fx, fy, cx, cy } = intrinsics;
        const seen = [((u - cx) / fx) * distance, ((v - cy) / fy) * distance, distance] as const;
        const point = transformPoint(poses[Math.floor(ray / RAYS)]!, seen);
        // a plain box is met on its surface: beyond no side, and on one
        expect(Math.abs(beyond(boxOf(room.pieces[piece]!), point))).toBeLessThan(0.01);
        checked++;
      });
    }
    expect(checked).toBeGreaterThan(2000);
  });
});

/** How far a point lies outside a box along the box's own axes; below 0 inside. */
function beyond(box: WorldBox, point: readonly [number, number, number]): number {
  const m = eulerToMatrix([box[6], box[7], box[8]]);
  const placed = [0, 1, 2].flatMap((row) => [...m.slice(3 * row, 3 * row + 3), box[row]!]);
  const own = transformPoint(invertPose([...placed, 0, 0, 0, 1]), point);
  return Math.max(...own.map((value, axis) => Math.abs(value) - box[3 + axis]! / 2));
}
