import type { MalformedCase } from '../malformedCase';
import { memoryFile } from '../memoryFile';

/** The start of an MP4 file: its kind, and a box that is longer than the file. */
const STUB = new TextEncoder().encode('\0\0\0\x18ftypisom\0\0\x02\0isomiso2\0\0\x40\0moov');

/** Damaged videos, and what the user must be told. */
export const videoMalformed: readonly MalformedCase[] = [
  {
    name: 'another kind of file',
    files: [memoryFile('a.mp4', 'not a film at all, though it is long enough to be looked at')],
    expect: /a\.mp4: not a video that can be read \(.*\)\. Check that the file is whole, or save it as MP4\./,
  },
  {
    name: 'an empty file',
    files: [memoryFile('a.webm', '')],
    expect: /a\.webm: not a video that can be read/,
  },
  {
    name: 'a film that is cut off in its table of contents',
    files: [memoryFile('a.mov', STUB)],
    expect: /a\.mov: not a video that can be read/,
  },
];
