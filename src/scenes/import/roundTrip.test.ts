import { describe, expect, it } from 'vitest';
import { exportScene } from './exportScene';
import { importSource } from './importSource';
import type { SceneFolder } from './sceneFolder';
import type { FormatId } from './sceneFormat';
import { SCENE_FORMATS } from './sceneFormats';
import { livingRoomFolder } from './testing/livingRoomFolder';
import { smallRoom } from './testing/smallRoom';

const FORMATS = SCENE_FORMATS.map(({ id }) => id).filter((id) => id !== 'pictures');

async function through(folder: SceneFolder, format: FormatId): Promise<SceneFolder> {
  const { scenes, problems } = await importSource({
    name: folder.scene.id,
    files: await exportScene(folder, format),
  });
  expect(problems).toEqual([]);
  expect(scenes.length).toBe(1);
  return scenes[0]!.folder;
}

const bytes = async (folder: SceneFolder) =>
  Promise.all(
    [...folder.files]
      // made anew of the numbers, whose last digits turn with a rotation's form
      .filter(([name]) => name !== 'tasks.json' && name !== 'rays.bin')
      .map(async ([name, file]) => [name, Buffer.from(await (await file.blob()).arrayBuffer())] as const),
  );

/** Everything equal, and numbers to 1e-11: formats that keep a rotation in another form turn its last digits. */
function expectSame(got: unknown, wanted: unknown, path = ''): void {
  if (typeof got === 'number' && typeof wanted === 'number') {
    expect(Math.abs(got - wanted), path).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(wanted)));
  } else if (typeof got === 'object' && got !== null && typeof wanted === 'object' && wanted !== null) {
    expect(Object.keys(got), path).toEqual(Object.keys(wanted));
    for (const [key, value] of Object.entries(got))
      expectSame(value, Reflect.get(wanted, key), `${path}.${key}`);
  } else expect(got, path).toEqual(wanted);
}

/** What a format kept of the living room, it keeps for ever: once around, and once more. */
describe.each(FORMATS)('export and import of %s', (format) => {
  it('is loss-free from then on', async () => {
    const room = format === 'video' ? livingRoomFolder() : await smallRoom();
    const once = await through(room, format);
    const twice = await through(once, format);
    expectSame(twice.scene, once.scene);
    expectSame(twice.tasks, once.tasks);
    const files = new Map(await bytes(twice));
    expect([...twice.files.keys()].sort()).toEqual([...once.files.keys()].sort());
    for (const [name, content] of await bytes(once))
      expect(files.get(name)!.equals(content), name).toBe(true);
  });
});
