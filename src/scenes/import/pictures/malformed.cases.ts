import type { MalformedCase } from '../malformedCase';
import { memoryFile } from '../memoryFile';
import { png } from '../testing/png';

/** Damaged pictures, and what the user must be told. */
export const picturesMalformed: readonly MalformedCase[] = [
  {
    name: 'no picture at all',
    files: [memoryFile('a/1.jpg', 'text')],
    expect: 'a/1.jpg: not a picture. Check that the files are whole, or save them as JPEG, PNG or WebP.',
  },
  {
    name: 'a picture without pixels',
    files: [memoryFile('a/1.png', png(0, 480))],
    expect: 'a/1.png: not a picture',
  },
  {
    name: 'one picture of two that is cut off',
    files: [memoryFile('a/1.png', png(640, 480)), memoryFile('a/2.png', png(640, 480).slice(0, 12))],
    expect: 'a: 1 file left out, not being pictures; the first is a/2.png',
  },
  {
    name: 'pictures of different sizes',
    files: [memoryFile('a/1.png', png(640, 480)), memoryFile('a/2.png', png(640, 360))],
    expect: 'a: 1 picture of 2 left out: of another size than 640×480',
  },
];
