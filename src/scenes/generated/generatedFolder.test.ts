import { describe, expect, it } from 'vitest';
import { annotateScene } from '../annotateScene';
import { decodePoints } from '../decodePoints';
import { decodeRays } from '../decodeRays';
import { generateScene } from '../generator/generateScene';
import { parseScene } from '../parseScene';
import { recordedScene } from '../recordedScene';
import { roomTasks } from '../tasks/roomTasks';
import { boxFurniture } from '../testing/boxFurniture';
import { generatedFolder } from './generatedFolder';

const generated = generateScene(7, boxFurniture(), 'train-0-000007');
const folder = generatedFolder(generated, roomTasks(generated));
const bytes = async (name: string) => (await folder.files.get(name)!.blob()).arrayBuffer();

describe('generatedFolder', () => {
  it('is a sound scene that a policy sees exactly as it sees the generated one', async () => {
    const scene = recordedScene(parseScene(folder.scene));
    const views = decodeRays(await bytes('rays.bin'), scene);
    expect(views.depth).toEqual(generated.views.depth);
    expect(views.rgb).toEqual(generated.views.rgb);
    const again = annotateScene(scene, views);
    expect(again.instances).toMatchObject(generated.instances);
    expect(roomTasks(again)).toEqual(folder.tasks);
  });

  it('puts a point where each ray ends, inside the room', async () => {
    const { points, bounds } = folder.scene;
    const cloud = decodePoints(await bytes('points.bin'), points!);
    expect(cloud.count).toBe(generated.views.depth.filter((depth) => depth > 0).length);
    const inside = Array.from({ length: cloud.count }, (_, i) =>
      [0, 1, 2].every((axis) => {
        const value = cloud.positions[3 * i + axis]!;
        return value > bounds.min[axis]! - 0.1 && value < bounds.max[axis]! + 0.1;
      }),
    );
    // Windows and doors let a few rays out.
    expect(inside.filter(Boolean).length / cloud.count).toBeGreaterThan(0.9);
  });

  it('has a picture per frame', async () => {
    for (const name of folder.scene.clip!.pictures!) {
      const view = new DataView(await bytes(name));
      expect([view.getInt32(18, true), -view.getInt32(22, true)]).toEqual([144, 108]);
    }
  });
});
