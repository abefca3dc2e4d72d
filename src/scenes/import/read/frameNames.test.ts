import { expect, test } from 'vitest';
import { livingRoomFolder } from '../testing/livingRoomFolder';
import { frameNames } from './frameNames';

const { scene } = livingRoomFolder();
const named = (names: string[]) =>
  frameNames({ ...scene, clip: { ...scene.clip!, names, frames: names.length } });

test('names of the source are kept where they can be paths', () => {
  expect(named(['a/1.jpg', 'b/.hidden/2.jpg', '3..4.jpg'])).toEqual([
    'a/1.jpg',
    'b/.hidden/2.jpg',
    '3..4.jpg',
  ]);
  for (const bad of [
    '../1.jpg',
    '/1.jpg',
    'a/../1.jpg',
    './1.jpg',
    'a//1.jpg',
    'a/',
    '',
    'c:\\1.jpg',
    '2.jpg',
  ])
    expect(named([bad, '2.jpg'])).toEqual(['living-room/00000.jpg', 'living-room/00001.jpg']);
});

test('frames of a video are numbered', () => {
  expect(frameNames(scene).slice(190)).toEqual(['living-room/00190.jpg', 'living-room/00191.jpg']);
});
