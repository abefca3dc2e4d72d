import { readFileSync } from 'node:fs';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { expectNumbers } from '../../testing/expectNumbers';
import { memoryFile } from '../memoryFile';
import { livingRoomFolder } from '../testing/livingRoomFolder';
import { videoFormat } from './videoFormat';

const bytes = (name: string) => new Uint8Array(readFileSync(`src/scenes/import/video/fixtures/${name}`));
const read = (path: string, content: Uint8Array<ArrayBuffer>) =>
  videoFormat.read({ name: 'a', files: [memoryFile(path, content)] });

describe('videoFormat', () => {
  it.each([
    ['three-frames.webm', 3],
    ['six-frames.mov', 6],
    ['ten-frames-in-fragments.mp4', 10],
  ])('reads %s: frames, rate and size', async (name, frames) => {
    const [capture] = await read(`films/${name}`, bytes(name));
    const { clip, title, notes } = capture!;
    expect(title).toBe(name.replace(/\..*/, ''));
    expect(clip).toMatchObject({ width: 16, height: 32, fps: 5, intrinsics: null });
    // The QuickTime file stores its frames in another order than they are shown in.
    expect(clip!.frames.map(({ time }) => time!.toFixed(3))).toEqual(
      Array.from({ length: frames }, (_, k) => (k / 5).toFixed(3)),
    );
    expect(clip!.frames.every(({ pose, picture }) => pose === null && picture === null)).toBe(true);
    expect(clip!.video!.path).toBe(`films/${name}`);
    expect(notes).toEqual([`films/${name}: a video has no poses, so nothing can be drawn into it`]);
  });

  it.each(['three-frames.webm', 'six-frames.mov', 'ten-frames-in-fragments.mp4'])(
    'finds the frames that mediabunny finds: %s',
    async (name) => {
      const [capture] = await read(name, bytes(name));
      const source = new BufferSource(bytes(name));
      const track = (await new Input({ source, formats: ALL_FORMATS }).getPrimaryVideoTrack())!;
      const times: number[] = [];
      for await (const { timestamp } of new EncodedPacketSink(track).packets()) times.push(timestamp);
      times.sort((a, b) => a - b);
      expectNumbers(
        capture!.clip!.frames.map(({ time }) => time!),
        times.map((time) => time - times[0]!),
        9,
      );
    },
  );

  it('gives the size of a film held upright as it is shown', async () => {
    const film = bytes('six-frames.mov');
    const at = Buffer.from(film.buffer).indexOf('tkhd') + 44;
    // a quarter turn: [0 1 0; -1 0 0; 0 0 1] in 16.16
    const view = new DataView(film.buffer);
    [0, 0x10000, 0, -0x10000, 0].forEach((word, i) => {
      view.setInt32(at + 4 * i, word);
    });
    const [capture] = await read('a.mov', film);
    expect(capture!.clip).toMatchObject({ width: 32, height: 16 });
  });

  it('says how much of a film that is cut off can be shown', async () => {
    const clip = await livingRoomFolder().files.get('clip.mp4')!.blob();
    const half = new Uint8Array(await clip.slice(0, clip.size / 2).arrayBuffer());
    const [capture] = await read('clip.mp4', half);
    expect(capture!.clip!.frames).toHaveLength(192);
    expect(capture!.notes[0]).toBe(
      'clip.mp4: the file is cut off: of its 192 frames only 94 can be shown. Copy it again',
    );
  });

  it('writes the film itself', async () => {
    const folder = livingRoomFolder();
    const [file] = await videoFormat.write(folder);
    expect(file!.path).toBe('clip.mp4');
    const [capture] = await videoFormat.read({ name: 'a', files: [file!] });
    const { width, height, fps } = folder.scene.clip!;
    expect(capture!.clip).toMatchObject({ width, height, fps, video: file });
    expect(capture!.clip!.frames).toHaveLength(192);
    await expect(
      videoFormat.write({ ...folder, scene: { ...folder.scene, clip: undefined } }),
    ).rejects.toThrow('scene.json: clip.file is missing: the scene has no video. Choose another format.');
  });
});
