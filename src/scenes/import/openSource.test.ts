import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { describeProblem, SceneError } from '../sceneError';
import { memoryFile } from './memoryFile';
import { type DroppedFile, type OpenedSource, openSource } from './openSource';
import { zipFiles } from './zipFiles';

const blob = (content: string | Uint8Array) => new Blob([content as Uint8Array<ArrayBuffer>]);
const drop = (...files: [string, string | Uint8Array][]): DroppedFile[] =>
  files.map(([path, content]) => ({ path, blob: blob(content) }));
const zip = (entries: Zippable) => zipSync(entries, { mtime: '1980-01-01T00:00:00' });
const paths = ({ source }: OpenedSource) => source.files.map(({ path }) => path);
const text = async (opened: OpenedSource, path: string) =>
  (await opened.source.files.find((file) => file.path === path)!.blob()).text();
const problems = (opened: OpenedSource) => opened.problems.map(describeProblem).join('\n');

describe('openSource', () => {
  it('leaves out the folder in which everything lies, and what systems leave behind', async () => {
    const opened = await openSource(
      drop(
        ['/scan/a.ply', 'x'],
        ['scan/images/1.jpg', 'y'],
        ['scan/.DS_Store', 'z'],
        ['__MACOSX/scan/._a.ply', 'z'],
      ),
    );
    expect(opened.source.name).toBe('scan');
    expect(paths(opened)).toEqual(['a.ply', 'images/1.jpg']);
  });

  it('takes single files as they are', async () => {
    const opened = await openSource(drop(['cloud.ply', 'x']));
    expect(opened.source.name).toBe('cloud');
    expect(paths(opened)).toEqual(['cloud.ply']);
  });

  it('opens a zip, stored or deflated', async () => {
    const long = 'a line of text, and again\n'.repeat(40_000);
    const packed = zip({ scan: { 'a.txt': strToU8(long), 'b.bin': [strToU8('stored'), { level: 0 }] } });
    const opened = await openSource(drop(['walk.zip', packed]));
    expect(opened.source.name).toBe('scan');
    expect(opened.source.files.map(({ path, size }) => [path, size])).toEqual([
      ['a.txt', long.length],
      ['b.bin', 6],
    ]);
    expect(await text(opened, 'a.txt')).toBe(long);
    expect(await text(opened, 'b.bin')).toBe('stored');
  });

  it('opens what zipFiles packs, and that is the same every time', async () => {
    const files = [
      memoryFile('scene.json', '{}'.repeat(1000)),
      memoryFile('clip.mp4', new Uint8Array(3_000_000)),
      memoryFile('empty.txt', ''),
    ];
    const [first, second] = [await zipFiles(files), await zipFiles(files)];
    expect(Buffer.from(await first.arrayBuffer()).equals(Buffer.from(await second.arrayBuffer()))).toBe(true);
    const opened = await openSource([{ path: 'room.zip', blob: first }]);
    expect(opened.problems).toEqual([]);
    expect(opened.source.name).toBe('room');
    expect(await text(opened, 'scene.json')).toBe('{}'.repeat(1000));
    expect((await opened.source.files[1]!.blob()).size).toBe(3_000_000);
    expect(await text(opened, 'empty.txt')).toBe('');
  });

  it('opens zips that were dropped beside other files, but none inside a folder or another zip', async () => {
    const inner = zip({ 'a.txt': strToU8('a') });
    const opened = await openSource(
      drop(
        ['one.zip', zip({ 'b.txt': strToU8('b'), 'inner.zip': inner })],
        ['folder/two.zip', inner],
        ['c.txt', 'c'],
      ),
    );
    expect(paths(opened)).toEqual(['one/b.txt', 'c.txt']);
    expect(opened.passedOver.map(({ path }) => path)).toEqual(['one/inner.zip', 'folder/two.zip']);
    expect(opened.passedOver[0]!.why).toContain('a zip inside what was dropped is not opened');
  });

  it.each([
    ['../outside.txt', 'a path that leads out of its folder (..)'],
    ['a/../../outside.txt', 'a path that leads out of its folder (..)'],
    ['..\\outside.txt', 'a path that leads out of its folder (..)'],
    ['/etc/passwd', 'an absolute path'],
    ['C:/windows/a.txt', 'a path with a drive letter'],
    ['a\\b.txt', 'a path with backslashes'],
    ['a//b.txt', 'a path with an empty step'],
    ['./b.txt', 'a path with an empty step'],
  ])('passes over %s in a zip, and takes the rest', async (path, message) => {
    const opened = await openSource(
      drop(['bad.zip', zip({ [path]: strToU8('x'), 'good.txt': strToU8('y') })]),
    );
    expect(paths(opened)).toEqual(['good.txt']);
    expect(problems(opened)).toContain(`bad.zip: ${path}: ${message}`);
  });

  it('passes over a zip bomb without unpacking it', async () => {
    const opened = await openSource(
      drop(['bomb.zip', zip({ 'zeros.ply': new Uint8Array(20_000_000), 'good.txt': strToU8('y') })]),
    );
    expect(paths(opened)).toEqual(['good.txt']);
    expect(problems(opened)).toMatch(
      /bomb.zip: zeros.ply: would grow 1,0\d\d times when unpacked: a zip bomb; passed over/,
    );
  });

  it('stops unpacking an entry that is larger than it says', async () => {
    const packed = zip({ 'liar.txt': strToU8('abc '.repeat(100_000)) });
    const at = find(packed, [0x50, 0x4b, 1, 2]);
    new DataView(packed.buffer).setUint32(at + 24, 1000, true);
    const opened = await openSource(drop(['liar.zip', packed]));
    await expect(text(opened, 'liar.txt')).rejects.toThrow(
      'liar.zip: liar.txt: holds more than the 1000 bytes that the zip declares',
    );
  });

  it('notices damage inside an entry', async () => {
    const packed = zip({ 'a.txt': [strToU8('stored text'), { level: 0 }] });
    packed[find(packed, [...strToU8('stored text')])]! ^= 1;
    const opened = await openSource(drop(['hurt.zip', packed]));
    await expect(text(opened, 'a.txt')).rejects.toThrow('damaged: its checksum is wrong');
  });

  it.each([
    ['encrypted', 8, 1, 'encrypted; passed over'],
    ['packed in another way', 10, 93, 'packed by method 93; passed over'],
  ])('passes over an entry that is %s', async (_, field, value, message) => {
    const packed = zip({ 'a.txt': strToU8('x'), 'b.txt': strToU8('y') });
    new DataView(packed.buffer).setUint16(find(packed, [0x50, 0x4b, 1, 2]) + field, value, true);
    const opened = await openSource(drop(['odd.zip', packed]));
    expect(paths(opened)).toEqual(['b.txt']);
    expect(problems(opened)).toContain(message);
  });

  it('takes the first of two entries of one name', async () => {
    const packed = zip({ 'a.txt': strToU8('x'), 'b.txt': strToU8('y') });
    for (let at = 0; at < packed.length; at++)
      if (packed[at] === 98 && packed[at + 1] === 46) packed[at] = 97;
    const opened = await openSource(drop(['twice.zip', packed]));
    expect(paths(opened)).toEqual(['a.txt']);
    expect(await text(opened, 'a.txt')).toBe('x');
    expect(problems(opened)).toContain('the zip holds this name twice');
  });

  it('refuses a zip that is cut short anywhere', async () => {
    const packed = zip({ 'a.txt': strToU8('abc'), 'b.txt': strToU8('def') });
    for (let length = 0; length < packed.length; length++) {
      await expect(
        openSource(drop(['cut.zip', packed.subarray(0, length)])),
        `${length} bytes`,
      ).rejects.toThrow(SceneError);
    }
  });

  it.each([
    ['no zip', strToU8('hello'), 'not a zip, or cut short'],
    ['ZIP64', patched(10, 0xffff, 2), 'a zip of more than 4 GB or 65,535 files'],
    ['a part of a split zip', patched(4, 1, 2), 'one part of a split zip'],
    ['an overlapping zip', overlapping(), 'its entries overlap'],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(openSource(drop(['bad.zip', bytes]))).rejects.toThrow(message);
  });

  it('refuses what holds nothing', async () => {
    await expect(openSource([])).rejects.toThrow('holds no file');
    await expect(openSource(drop(['empty.zip', zip({})]))).rejects.toThrow('empty.zip: holds no file');
  });

  it('never reads a file of 4 GB', async () => {
    const huge = { size: 4e9 } as Blob;
    const opened = await openSource([{ path: 'scan.ply', blob: huge }, ...drop(['a.txt', 'x'])]);
    expect(paths(opened)).toEqual(['a.txt']);
    expect(problems(opened)).toContain('scan.ply is 4.0 GB long: more than the 2.1 GB that an import takes');
  });
});

function find(bytes: Uint8Array, pattern: readonly number[]): number {
  for (let at = 0; at < bytes.length; at++)
    if (pattern.every((value, i) => bytes[at + i] === value)) return at;
  throw new Error('not there');
}

/** A zip with another value in its end record. */
function patched(offset: number, value: number, bytes: 2): Uint8Array {
  const packed = zip({ 'a.txt': strToU8('x') });
  if (bytes === 2)
    new DataView(packed.buffer).setUint16(find(packed, [0x50, 0x4b, 5, 6]) + offset, value, true);
  return packed;
}

/** A zip whose list names the same bytes over and over, as the best zip bombs do. */
function overlapping(): Uint8Array {
  const packed = zip({ 'a.txt': strToU8('some text that is packed once') });
  const list = find(packed, [0x50, 0x4b, 1, 2]);
  const end = find(packed, [0x50, 0x4b, 5, 6]);
  const entry = packed.subarray(list, end);
  const times = 50;
  const out = new Uint8Array(list + times * entry.length + 22);
  out.set(packed.subarray(0, list));
  for (let i = 0; i < times; i++) {
    out.set(entry, list + i * entry.length);
    out[list + i * entry.length + 46] = 97 + (i % 26);
  }
  out.set(packed.subarray(end), list + times * entry.length);
  const view = new DataView(out.buffer, list + times * entry.length);
  view.setUint16(8, times, true);
  view.setUint16(10, times, true);
  view.setUint32(12, times * entry.length, true);
  // as if they were many different bytes
  for (let i = 0; i < times; i++) new DataView(out.buffer, list + i * entry.length).setUint32(20, 1000, true);
  return out;
}
