import { describe, expect, it } from 'vitest';
import { exportScene } from './exportScene';
import { importSource } from './importSource';
import type { FormatId } from './sceneFormat';
import { SCENE_FORMATS } from './sceneFormats';
import type { SceneFolder } from './sceneFolder';
import { livingRoomFolder } from './testing/livingRoomFolder';

const FORMATS = SCENE_FORMATS.map(({ id }) => id).filter((id) => id !== 'pictures');

async function through(folder: SceneFolder, format: FormatId): Promise<SceneFolder> {
  const { scenes, problems } = await importSource({ name: folder.scene.id, files: await exportScene(folder, format) });
  expect(problems).toEqual([]);
  expect(scenes.length).toBe(1);
  return scenes[0]!.folder;
}

const bytes = async (folder: SceneFolder) =>
  Promise.all([...folder.files].map(async ([name, file]) => [name, Buffer.from(await (await file.blob()).arrayBuffer())] as const));

/** What a format kept of the living room, it keeps for ever: once around, and once more. */
describe.each(FORMATS)('export and import of %s', (format) => {
  it('is loss-free from then on', async () => {
    const once = await through(livingRoomFolder(), format);
    const twice = await through(once, format);
    expect(twice.scene).toEqual(once.scene);
    expect(twice.tasks).toEqual(once.tasks);
    const files = new Map(await bytes(twice));
    expect([...files.keys()].sort()).toEqual([...once.files.keys()].sort());
    for (const [name, content] of await bytes(once)) expect(files.get(name)!.equals(content), name).toBe(true);
  });
});
