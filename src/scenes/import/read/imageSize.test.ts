import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { imageSize } from './imageSize';

const blob = (...bytes: number[]) =>
  new Blob([Uint8Array.from([...bytes, ...new Array<number>(40).fill(0)])]);
const PNG = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];

test('a PNG has its size in the first chunk', async () => {
  expect(await imageSize(blob(...PNG, 0, 0, 1, 0, 0, 0, 0, 192, 8, 2, 0, 0, 0))).toEqual({
    width: 256,
    height: 192,
  });
});

test('a JPEG has its size behind segments of any length', async () => {
  const exif = [0xff, 0xe1, 0x40, 0x00, ...new Array<number>(0x4000 - 2).fill(7)];
  const tables = [0xff, 0xc4, 0, 4, 1, 2];
  const frame = [0xff, 0xff, 0xc2, 0, 17, 8, 0x03, 0xc8, 0x05, 0x10, 3];
  expect(await imageSize(blob(0xff, 0xd8, ...exif, ...tables, ...frame))).toEqual({
    width: 1296,
    height: 968,
  });
});

test('WebP pictures of the sample room', async () => {
  const poster = new Blob([new Uint8Array(readFileSync('public/samples/living-room/poster.webp'))]);
  expect(await imageSize(poster)).toEqual({ width: 640, height: 480 });
});

test('what is no picture, or ends before its size, has none', async () => {
  expect(await imageSize(new Blob(['not a picture at all, but a text']))).toBeNull();
  expect(await imageSize(new Blob([Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff])]))).toBeNull();
  expect(await imageSize(blob(0xff, 0xd8, 0xff, 0xda, 0, 2))).toBeNull();
  expect(await imageSize(blob(0xff, 0xd8, 0xff, 0xe0, 0, 0))).toBeNull();
});
