import { strToU8, zipSync } from 'fflate';
import { smallScene } from '../testing/smallScene';
import type { MalformedCase } from './malformedCase';
import { memoryFile } from './memoryFile';
import type { SourceFile } from './sourceFile';

const zip = (entries: Record<string, Uint8Array>) => new Uint8Array(zipSync(entries));
const zipFile = (path: string, entries: Record<string, Uint8Array>) => memoryFile(path, zip(entries));
const json = (path: string, content: unknown) => memoryFile(path, JSON.stringify(content));

/** A file that is as large as it says; nobody may read it. */
function hugeFile(path: string, size: number): SourceFile {
  return { path, size, blob: async () => ({ size }) as Blob };
}

const SCENE = smallScene();
const POINTS = memoryFile('points.bin', new Uint8Array(18));
const RAYS = memoryFile('rays.bin', new Uint8Array(2 * 144 * 3));
const STILLS = ['clip.mp4', 'poster.webp', 'thumbnails.webp'].map((name) => memoryFile(name, 'something'));

/** A sound scene folder of ours with some of it replaced, or, where the replacement is null, left out. */
function folder(scene: object, replaced: Record<string, SourceFile | null> = {}): SourceFile[] {
  const files = [json('scene.json', { ...SCENE, ...scene }), POINTS, RAYS, ...STILLS];
  return files.flatMap((file) => {
    const other = replaced[file.path];
    return other === null ? [] : [other ?? file];
  });
}

const pose = (change: (values: number[]) => void) => {
  const values = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
  change(values);
  return { poses: [values, SCENE.poses[1], SCENE.poses[2]] };
};
const chair = (change: object) => ({ instances: [{ ...SCENE.instances[0]!, ...change }] });

const OWN: readonly MalformedCase[] = [
  {
    name: 'a scene of an unknown version',
    files: folder({ version: 2 }),
    expect:
      'scene.json: version is 2: expected 1. This version of Reward Room reads version 1 only: make the file again.',
  },
  {
    name: 'a scene whose JSON is broken',
    files: [memoryFile('scene.json', '{"format": "reward-room/scene", "version": 1,, }')],
    expect: /scene\.json: not JSON \(.*position 4\d/,
  },
  {
    name: 'a scene whose JSON is a list',
    files: [json('scene.json', ['reward-room/scene'])],
    expect: 'scene.json is ["reward-room/scene"]: expected an object',
  },
  {
    name: 'poses that are text',
    files: folder({ poses: 'poses.txt' }),
    expect: 'scene.json: poses is "poses.txt": expected a list',
  },
  {
    name: 'a pose that is not rigid',
    files: folder(pose((values) => (values[0] = 1.5))),
    expect: 'scene.json: poses[0] is [1.5,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]: not a rigid camera-to-world matrix',
  },
  {
    name: 'NaN in a pose',
    files: [memoryFile('scene.json', JSON.stringify({ ...SCENE }).replace('[[1,0,0,0', '[[NaN,0,0,0'))],
    expect: 'scene.json: poses[0][0] is null: expected a number',
  },
  {
    name: 'a box of negative size',
    files: folder(chair({ box: [1, 1, 0.5, 0.5, -0.5, 1, 0.2, 0, 0] })),
    expect: 'scene.json: instances[0].box[4] is -0.5: a size must be above 0. Give full extents in metres.',
  },
  {
    name: 'a box of six numbers',
    files: folder(chair({ box: [1, 1, 0.5, 0.5, 0.5, 1] })),
    expect: /scene\.json: instances\[0\]\.box is \[1,1,0\.5,0\.5,0\.5,1\]: expected a list/,
  },
  {
    name: 'two instances of one id',
    files: folder({ instances: [SCENE.instances[0], SCENE.instances[0]] }),
    expect: 'scene.json: instances[1].id is "chair-1": also the id of instances[0]',
  },
  {
    name: 'a frame beyond the end of the clip',
    files: folder(chair({ seen: [{ frame: 3, visible: 1, area: 99 }] })),
    expect: 'scene.json: instances[0].seen[0].frame is 3: the clip ends at frame 2. Count frames from 0.',
  },
  {
    name: 'a file name that leads out of the folder',
    files: folder({ points: { ...SCENE.points, file: '../../etc/passwd' } }),
    expect: 'scene.json: points.file is "../../etc/passwd": expected a path inside the scene folder',
  },
  {
    name: 'two scenes of one id',
    files: ['a', 'b'].flatMap((name) =>
      folder({}).map((file) => ({ ...file, path: `${name}/${file.path}` })),
    ),
    expect: 'The id test-room is taken: this scene is called test-room-2',
  },
  {
    name: 'a cloud that is cut short',
    files: folder({}, { 'points.bin': memoryFile('points.bin', new Uint8Array(17)) }),
    expect:
      'points.bin: 17 bytes long, but scene.json says 2 points, which take 18 bytes. Copy the file again.',
  },
  {
    name: 'a cloud that is nowhere',
    files: folder(
      { points: { ...SCENE.points, encoding: 'float32' } },
      { 'points.bin': memoryFile('points.bin', new Uint8Array(30).fill(255)) },
    ),
    expect: 'points.bin: the position of point 0 is not finite',
  },
  {
    name: 'a cloud of 4 GB',
    files: folder({}, { 'points.bin': hugeFile('points.bin', 4e9) }),
    expect: 'points.bin is 4.0 GB long: more than the 2.1 GB that an import takes. Make it smaller.',
  },
  {
    name: 'a clip that is cut short',
    files: folder({}, { 'clip.mp4': memoryFile('clip.mp4', mp4('ftyp', 16, 'moov', 4000)) }),
    expect: 'clip.mp4: cut short: 24 bytes of at least 4016',
  },
  {
    name: 'a clip without its index',
    files: folder({}, { 'clip.mp4': memoryFile('clip.mp4', mp4('ftyp', 16, 'mdat', 8)) }),
    expect: 'clip.mp4: cut short: its index (moov) is missing',
  },
  {
    name: 'a clip that is not there',
    files: folder({}, { 'clip.mp4': null }),
    expect: 'clip.mp4 is missing: scene.json names it as the clip. Add the file.',
  },
  {
    name: 'a picture that is not there',
    files: [
      ...folder({
        clip: { width: 640, height: 480, fps: 30, frames: 3, pictures: ['a.jpg', 'b.jpg', 'c.jpg'] },
      }),
      memoryFile('a.jpg', 'x'),
      memoryFile('c.jpg', 'x'),
    ],
    expect: 'b.jpg is missing: scene.json names it as the picture of frame 1',
  },
  {
    name: 'an empty still',
    files: folder({}, { 'poster.webp': memoryFile('poster.webp', '') }),
    expect: 'poster.webp: empty. Copy the file again.',
  },
  {
    name: 'rays of other frames',
    files: folder({}, { 'rays.bin': memoryFile('rays.bin', new Uint8Array(99)) }),
    expect: 'rays.bin: 99 bytes long, but 2 frames take 864',
  },
  {
    name: 'tasks of two equal ids',
    files: [
      ...folder({ tasks: 'tasks.json' }),
      json('tasks.json', {
        format: 'reward-room/tasks',
        version: 1,
        scene: 'test-room',
        tasks: [1, 2].map(() => ({
          id: 'a',
          scene: 'test-room',
          prompt: 'p',
          frames: [0],
          kind: 'detection',
          target: { boxes: [] },
        })),
      }),
    ],
    expect: 'tasks.json: tasks[1].id is "a": used by an earlier task',
  },
];

const MMDET: readonly MalformedCase[] = [
  {
    name: 'a points file that is no whole number of points',
    files: [
      json('boxes.json', {
        points: { file: 'points.bin' },
        instances: [{ bbox_3d: [0, 0, 0, 1, 1, 1], label: 0 }],
      }),
      memoryFile('points.bin', new Uint8Array(25)),
    ],
    expect: 'points.bin is 25 bytes long: not a whole number of points: one takes 24 bytes (x y z r g b)',
  },
  {
    name: 'points of another type',
    files: [
      json('boxes.json', {
        points: { file: 'p.bin', dtype: 'float64' },
        instances: [{ bbox_3d: [0], label: 0 }],
      }),
    ],
    expect: 'boxes.json: points.dtype is "float64": only float32 is read',
  },
  {
    name: 'a box of eight numbers',
    files: [json('boxes.json', { instances: [{ bbox_3d: [0, 0, 0, 1, 1, 1, 0, 0], label: 0 }] })],
    expect: 'boxes.json: instances[0].bbox_3d is [0,0,0,1,1,1,0,0]: a box has 6, 7 or 9 numbers',
  },
  {
    name: 'a box of negative size among others',
    files: [
      json('boxes.json', {
        instances: [
          { bbox_3d: [0, 0, 0, 1, -1, 1], label: 'bed' },
          { bbox_3d: [0, 0, 0, 1, 1, 1], label: 'bed' },
        ],
      }),
    ],
    expect: 'Box 0, 0 (bed), was left out: an extent is -1, and must be above 0',
  },
  {
    name: 'NaN in a box among others',
    files: [
      memoryFile(
        'boxes.json',
        '{"instances": [{"bbox_3d": [NaN, 0, 0, 1, 1, 1], "label": "bed"}, {"bbox_3d": [0, 0, 0, 1, 1, 1], "label": "bed"}]}',
      ),
    ],
    expect: 'Box 0, 0 (bed), was left out: not all of its numbers are finite',
  },
  {
    name: 'a box without a label',
    files: [json('boxes.json', { instances: [{ bbox_3d: [0, 0, 0, 1, 1, 1] }] })],
    expect: 'boxes.json: instances[0].bbox_label_3d is missing: a box needs a label',
  },
];

const DROPS: readonly MalformedCase[] = [
  { name: 'nothing', files: [], expect: 'The drop: holds no file. Drop a folder, a zip or files.' },
  {
    name: 'nothing but unknown files',
    files: [memoryFile('letter.doc', 'x'), memoryFile('table.xls', 'y')],
    expect: /no scene format was recognised\. Known are: .*letter\.doc: no importer has a use for it/s,
  },
  {
    name: 'a file of 4 GB',
    files: [hugeFile('scan.ply', 4e9)],
    expect: 'scan.ply is 4.0 GB long: more than the 2.1 GB that an import takes. Make it smaller.',
  },
  {
    name: 'a zip of 5 GB',
    files: [hugeFile('scan.zip', 5e9)],
    expect: 'scan.zip is ZIP64: a zip of more than 4 GB or 65,535 files. Drop the unpacked folder instead.',
  },
  {
    name: 'a zip that is cut short',
    files: [memoryFile('scan.zip', zip({ 'a.txt': strToU8('abc') }).slice(0, 60))],
    expect: 'scan.zip: no list of contents at its end: not a zip, or cut short. Copy or pack it again.',
  },
  {
    name: 'a zip bomb',
    files: [zipFile('scan.zip', { 'scan.ply': new Uint8Array(8_000_000) })],
    expect: /scan\.zip: scan\.ply: would grow 1,0\d\d times when unpacked: a zip bomb; passed over/,
  },
  {
    name: 'a zip that writes outside its folder',
    files: [zipFile('scan.zip', { '../../.bashrc': strToU8('x') })],
    expect: 'scan.zip: ../../.bashrc: a path that leads out of its folder (..); passed over',
  },
  {
    name: 'a zip with absolute paths',
    files: [zipFile('scan.zip', { '/etc/passwd': strToU8('x') })],
    expect: 'scan.zip: /etc/passwd: an absolute path; passed over',
  },
  {
    name: 'a zip inside a zip',
    files: [
      zipFile('scan.zip', { 'inner.zip': zip({ 'a.ply': strToU8('ply') }), 'readme.txt': strToU8('x') }),
    ],
    expect: 'inner.zip: a zip inside what was dropped is not opened: drop it alone',
  },
  {
    name: 'a zip with a broken scene beside nothing else',
    files: [zipFile('scan.zip', { 'room/scene.json': strToU8('{"format": "reward-room/scene"') })],
    expect: /scene\.json: not JSON/,
  },
];

/** Two boxes of an MP4: the first whole, the second with 8 of its bytes. */
function mp4(first: string, firstSize: number, second: string, secondSize: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(firstSize + 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, firstSize);
  bytes.set(strToU8(first), 4);
  view.setUint32(firstSize, secondSize);
  bytes.set(strToU8(second), firstSize + 4);
  return bytes;
}

/** Damaged drops, scenes of ours and mmdetection3d infos, and what the user must be told. They come as they are dropped, zips
 * unopened. */
export const coreMalformed: readonly MalformedCase[] = [...DROPS, ...OWN, ...MMDET];
