import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SceneError } from '../../sceneError';
import { colmapFormat } from '../colmap/colmapFormat';
import { glbFormat } from '../glb/glbFormat';
import { memoryFile } from '../memoryFile';
import { nerfstudioFormat } from '../nerfstudio/nerfstudioFormat';
import { plyFormat } from '../ply/plyFormat';
import type { SceneFormat } from '../sceneFormat';
import { binaryModel } from '../testing/binaryModel';
import { videoFormat } from '../video/videoFormat';

const fixture = (path: string) => new Uint8Array(readFileSync(`src/scenes/import/${path}`));
const text = (content: string) => new TextEncoder().encode(content);
const TRANSFORMS = text(
  JSON.stringify({
    ...{ w: 64, h: 48, fl_x: 60, ply_file_path: 'a.ply' },
    frames: [{ file_path: '1.png', transform_matrix: [1, 2, 3].map((x) => [x, 0, 0, 0]) }],
  }),
);
const model = binaryModel();

/** A format, and sound files of it: the last one is to be damaged. */
type Example = readonly [string, SceneFormat, readonly (readonly [string, Uint8Array<ArrayBuffer>])[]];

const EXAMPLES: readonly Example[] = [
  ['PLY, binary', plyFormat, [['a.ply', fixture('ply/fixtures/blender-cube.ply')]]],
  ['GLB', glbFormat, [['a.glb', fixture('glb/fixtures/blender-cube.glb')]]],
  ['transforms.json', nerfstudioFormat, [['transforms.json', TRANSFORMS]]],
  ['MOV', videoFormat, [['a.mov', fixture('video/fixtures/six-frames.mov')]]],
  ['MP4 in fragments', videoFormat, [['a.mp4', fixture('video/fixtures/ten-frames-in-fragments.mp4')]]],
  ['WebM', videoFormat, [['a.webm', fixture('video/fixtures/three-frames.webm')]]],
  ...(['cameras.bin', 'images.bin', 'points3D.bin'] as const).map((damaged) => {
    const files = Object.entries(model).sort(([name]) => (name === damaged ? 1 : -1));
    return [damaged, colmapFormat, files] as const;
  }),
];

/** Reads an example of which the last file is replaced. Whatever is wrong with it must be said in our own words. */
async function read([, format, files]: Example, last: Uint8Array<ArrayBuffer>): Promise<void> {
  const source = files.map(([path, bytes], i) => memoryFile(path, i === files.length - 1 ? last : bytes));
  try {
    await format.read({ name: 'a', files: source });
  } catch (error) {
    expect(error).toBeInstanceOf(SceneError);
  }
}

describe('damage', () => {
  it.each(EXAMPLES)('%s, cut off anywhere, is read or refused', async (...example) => {
    const whole = example[2].at(-1)![1];
    for (let length = 0; length <= whole.length; length += 1 + (length >> 6)) {
      await read(example, whole.slice(0, length));
    }
  });

  it.each(EXAMPLES)('%s with wrong bytes is read or refused', async (...example) => {
    const whole = example[2].at(-1)![1];
    const byte = fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(0, 1, 45, 127, 255));
    await fc.assert(
      fc.asyncProperty(fc.array(byte, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        await read(example, bytes);
      }),
      { numRuns: 30, seed: 4 },
    );
  });
});
