import type { MalformedCase } from '../malformedCase';
import { memoryFile } from '../memoryFile';

/** The start of an MP4 file: its kind, and a box that is longer than the file. */
const STUB = new TextEncoder().encode('\0\0\0\x18ftypisom\0\0\x02\0isomiso2\0\0\x40\0moov');

/** A part of a WebM file: an element's id, and its content. Lengths take eight bytes, so that they may be any. */
function element(id: readonly number[], ...content: readonly number[]): number[] {
  return [...id, 1, 0, 0, 0, 0, 0, 0, content.length, ...content];
}

const CLUSTER = element(
  [0x1f, 0x43, 0xb6, 0x75],
  ...[0, 100, 200].flatMap((ms) => element([0xa3], 0x81, 0, ms, 0, 1, 2, 3)),
);
const WEBM = Uint8Array.from([
  ...element([0x1a, 0x45, 0xdf, 0xa3]),
  ...element(
    [0x16, 0x54, 0xae, 0x6b],
    ...element(
      [0xae],
      ...element([0xd7], 1),
      ...element([0x83], 1),
      ...element([0xe0], ...element([0xb0], 64), ...element([0xba], 48)),
    ),
  ),
  ...CLUSTER,
]);

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
    name: 'a download that was filled up with zeros',
    files: [memoryFile('a.webm', new Blob([WEBM, new Uint8Array(5000)]))],
    expect: 'a.webm: the file is damaged behind its frame 2: what follows is lost. Copy it again',
  },
  {
    name: 'a film that ends inside a frame',
    files: [memoryFile('a.webm', WEBM.slice(0, -2))],
    expect: 'a.webm: the file is cut off: of its 3 frames only 2 can be shown',
  },
  {
    name: 'a film that is cut off in its table of contents',
    files: [memoryFile('a.mov', STUB)],
    expect: /a\.mov: not a video that can be read/,
  },
];
