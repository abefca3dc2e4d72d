import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../sceneError';
import { importSource } from '../importSource';
import { memoryFile } from '../memoryFile';
import type { SceneFolder } from '../sceneFolder';
import type { FileSource, SourceFile } from '../sourceFile';
import { livingRoomFolder } from '../testing/livingRoomFolder';
import { rewardRoomFormat } from './rewardRoomFormat';

const room = livingRoomFolder();
const bytes = async (file: SourceFile) => Buffer.from(await (await file.blob()).arrayBuffer());
const source = (files: readonly SourceFile[]): FileSource => ({ name: 'room', files });
const written = () => rewardRoomFormat.write(room);

describe('our own format', () => {
  it('comes back as it went, byte for byte', async () => {
    const files = await written();
    const report = await importSource(source(files));
    expect(report.problems).toEqual([]);
    expect(report.passedOver).toEqual([]);
    expect(report.scenes.length).toBe(1);
    const { folder } = report.scenes[0]!;
    expect(folder.scene).toEqual(room.scene);
    expect(folder.tasks).toEqual(room.tasks);
    expect([...folder.files.keys()].sort()).toEqual([...room.files.keys()].sort());
    const again = new Map((await rewardRoomFormat.write(folder)).map((file) => [file.path, file]));
    expect(again.size).toBe(files.length);
    for (const file of files) {
      expect((await bytes(again.get(file.path)!)).equals(await bytes(file)), file.path).toBe(true);
    }
  });

  it('reads several rooms in their folders, and tells two of one id apart', async () => {
    const files = (await written()).flatMap((file) =>
      ['a', 'b'].map((folder) => ({ ...file, path: `${folder}/${file.path}` })),
    );
    const { scenes } = await importSource(source(files));
    expect(scenes.map(({ folder }) => folder.scene.id)).toEqual(['living-room', 'living-room-2']);
    expect(scenes[1]!.notes.join()).toContain(
      'The id living-room is taken: this scene is called living-room-2',
    );
    expect(new Set(scenes[1]!.folder.tasks.map(({ scene }) => scene))).toEqual(new Set(['living-room-2']));
    const again = await importSource(source(await rewardRoomFormat.write(scenes[1]!.folder)));
    expect(again.scenes[0]!.folder.tasks).toEqual(scenes[1]!.folder.tasks);
  });

  it.each([
    [
      'points.bin',
      cut,
      /points.bin: \d+ bytes long, but scene.json says \d+ points/,
      (s: SceneFolder) => s.scene.points,
    ],
    ['rays.bin', cut, /rays.bin: \d+ bytes long, but 32 frames take 13824/, (s: SceneFolder) => s.scene.rays],
    [
      'clip.mp4',
      cut,
      /clip.mp4: cut short: \d+ bytes of at least \d+/,
      (s: SceneFolder) => s.scene.clip?.file,
    ],
    [
      'clip.mp4',
      drop,
      /clip.mp4 is missing: scene.json names it as the clip\. Add the file/,
      (s: SceneFolder) => s.scene.clip?.file,
    ],
    [
      'poster.webp',
      drop,
      /poster.webp is missing: scene.json names it as the poster/,
      (s: SceneFolder) => s.scene.poster,
    ],
    ['thumbs.webp', empty, /thumbs.webp: empty/, (s: SceneFolder) => s.scene.thumbnails],
    ['tasks.json', halve, /tasks.json: not JSON/, (s: SceneFolder) => s.scene.tasks],
  ])('loads what it can when %s is damaged', async (name, damage, message, part) => {
    const files = (await damage(await written(), name)) as SourceFile[];
    const { scenes, problems } = await importSource(source(files));
    expect(problems.map(describeProblem).join('\n')).toMatch(message);
    const { folder } = scenes[0]!;
    expect(part(folder)).toBeUndefined();
    expect(folder.scene.instances).toEqual(room.scene.instances);
    expect(folder.scene.poses).toEqual(room.scene.poses);
  });
});

async function cut(files: readonly SourceFile[], name: string) {
  return Promise.all(
    files.map(async (file) =>
      file.path === name ? memoryFile(name, (await file.blob()).slice(0, file.size - 1)) : file,
    ),
  );
}

async function halve(files: readonly SourceFile[], name: string) {
  return Promise.all(
    files.map(async (file) =>
      file.path === name ? memoryFile(name, (await file.blob()).slice(0, file.size >> 1)) : file,
    ),
  );
}

async function drop(files: readonly SourceFile[], name: string) {
  return files.filter(({ path }) => path !== name);
}

async function empty(files: readonly SourceFile[], name: string) {
  return files.map((file) => (file.path === name ? memoryFile(name, '') : file));
}
