import type { MalformedCase } from '../malformedCase';
import { memoryFile } from '../memoryFile';

const CAMERA = '1 PINHOLE 640 480 600 600 320 240\n';
const IMAGE = '1 1 0 0 0 0 0 0 1 1.png\n\n';
const text = (cameras: string, images: string, points = '') => [
  memoryFile('cameras.txt', cameras),
  memoryFile('images.txt', images),
  memoryFile('points3D.txt', points),
];
const word = (value: bigint) => new Uint8Array(BigUint64Array.of(value).buffer);

/** Damaged models of COLMAP, and what the user must be told. */
export const colmapMalformed: readonly MalformedCase[] = [
  {
    name: 'a camera model that nobody knows',
    files: text('1 CANNON 640 480 600\n', IMAGE),
    expect: 'cameras.txt: line 1 is CANNON: not a camera model with a picture plane',
  },
  {
    name: 'a panorama',
    files: text('# pano\n1 EQUIRECTANGULAR 640 480 640 480\n', IMAGE),
    expect: 'cameras.txt: line 2 is EQUIRECTANGULAR: not a camera model with a picture plane',
  },
  {
    name: 'a camera with too few numbers',
    files: text('1 PINHOLE 640 480 600\n', IMAGE),
    expect:
      'cameras.txt: line 1 is 1 PINHOLE 640 480 600: expected id, model, width, height and the 4 numbers',
  },
  {
    name: 'a camera without a height',
    files: text('1 PINHOLE 640 0 600 600 320 240\n', IMAGE),
    expect: 'cameras.txt: line 1 is 1 PINHOLE 640 0 600 600 320 240',
  },
  {
    name: 'a line that is no image',
    files: text(CAMERA, `${IMAGE}2 1 0 0 zero 0 0 0 1 2.png\n\n`),
    expect: 'images.txt: 1 line left out that are no images; the first is line 3',
  },
  {
    name: 'a quaternion of nothing',
    files: text(CAMERA, `${IMAGE}2 0 0 0 0 0 0 0 1 2.png\n\n`),
    expect: 'the first is line 3 (2 0 0 0 0 0 0 0 1 2.png)',
  },
  {
    name: 'an image of a camera that is not there',
    files: text(CAMERA, `${IMAGE}2 1 0 0 0 0 0 0 7 2.png\n\n`),
    expect: 'the first is 2.png, of camera 7',
  },
  { name: 'no image at all', files: text(CAMERA, '# none\n'), expect: 'images.txt: no frame with a pose' },
  {
    name: 'points that are no numbers',
    files: text(CAMERA, IMAGE, '1 a b c 0 0 0 0\n2 1 2 3 0 0 0 0\n'),
    expect: 'points3D.txt: 1 point without a finite position left out',
  },
  {
    name: 'binary cameras that are cut off',
    files: [memoryFile('cameras.bin', word(1n)), memoryFile('images.bin', word(0n))],
    expect: 'cameras.bin: camera 1 is missing: the file is cut off',
  },
  {
    name: 'binary images that say they are more than any file could hold',
    files: [memoryFile('cameras.bin', word(0n)), memoryFile('images.bin', word(2n ** 62n))],
    expect: 'images.bin: no frame with a pose',
  },
];
