import { expect, it } from 'vitest';
import { memoryFile } from '../memoryFile';
import { fileFinder } from './fileFinder';

const find = fileFinder({
  name: 'drop',
  files: ['a/images/1.png', 'a/images_2/1.png', 'a/transforms.json', 'b/images/1.png', 'b/2.png'].map(
    (path) => memoryFile(path, ''),
  ),
});

it.each([
  ['./images/1.png', 'a', 'a/images/1.png'],
  ['images/1.png', 'b', 'b/images/1.png'],
  ['../b/2.png', 'a', 'b/2.png'],
  ['C:\\scans\\b\\images\\1.png', 'a', 'b/images/1.png'],
  ['/home/me/scan/2.png', 'a', 'b/2.png'],
  // Two files end so, and nothing says which is meant.
  ['images/1.png', 'c', undefined],
  ['3.png', 'a', undefined],
])('finds %s named in folder %s', (path, folder, wanted) => {
  expect(find(path, folder)?.path).toBe(wanted);
});
