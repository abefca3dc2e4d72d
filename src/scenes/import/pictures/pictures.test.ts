import { describe, expect, it } from 'vitest';
import { applyConvention } from '../applyConvention';
import { memoryFile } from '../memoryFile';
import { png } from '../testing/png';
import { numberGaps } from './numberGaps';
import { picturesFormat } from './picturesFormat';

const picture = (path: string, width = 640, height = 480) => memoryFile(path, png(width, height));

describe('picturesFormat', () => {
  it('reads folders in the order of their numbers, and says what it leaves out', async () => {
    const captures = await picturesFormat.read({
      name: 'Drop',
      files: [
        picture('desk/f10.png'),
        picture('desk/f9.png'),
        picture('desk/f12.png'),
        picture('desk/f13.png', 480, 640),
        memoryFile('desk/f14.png', 'no picture'),
        memoryFile('__MACOSX/desk/._f9.png', 'x'),
        picture('f1.png', 20, 10),
      ],
    });
    expect(captures.map(({ id, title }) => [id, title])).toEqual([
      ['desk', 'desk'],
      ['drop', 'Drop'],
    ]);
    const { clip, notes } = captures[0]!;
    expect(clip).toMatchObject({ width: 640, height: 480, fps: 10, video: null, intrinsics: null });
    expect(clip!.frames.map(({ name }) => name)).toEqual(['desk/f9.png', 'desk/f10.png', 'desk/f12.png']);
    expect(notes).toEqual([
      'desk: pictures have no poses, so nothing can be drawn into them',
      'desk: 1 file left out, not being pictures; the first is desk/f14.png. Check that the files are whole, or save them as JPEG, PNG or WebP',
      'desk: 1 picture of 4 left out: of another size than 640×480',
      'desk: the numbering has gaps: 1 picture missing, the first after desk/f10.png',
    ]);
  });

  it('writes the pictures themselves', async () => {
    const files = [picture('a/1.png'), picture('a/2.png')];
    const [capture] = await picturesFormat.read({ name: 'x', files });
    const folder = await applyConvention(capture!, capture!.convention);
    const written = await picturesFormat.write(folder);
    expect(written.map(({ path }) => path)).toEqual(['a/1.png', 'a/2.png']);
    expect(await (await written[1]!.blob()).arrayBuffer()).toEqual(png(640, 480).buffer);
    const [again] = await picturesFormat.read({ name: 'x', files: written });
    expect(again!.clip!.frames.map(({ name }) => name)).toEqual(['a/1.png', 'a/2.png']);
    await expect(
      picturesFormat.write({ ...folder, scene: { ...folder.scene, clip: undefined } }),
    ).rejects.toThrow('the scene has no pictures');
  });
});

describe('numberGaps', () => {
  it.each([
    [['a1.png', 'a2.png', 'a3.png'], null],
    [['00000.jpg', '00010.jpg', '00020.jpg'], null],
    [
      ['00000.jpg', '00010.jpg', '00040.jpg'],
      'the numbering has gaps: 2 pictures missing, the first after 00010.jpg',
    ],
    [['left.png', 'right.png'], null],
    [['one.png'], null],
  ])('finds missing numbers in %j', (paths, wanted) => {
    expect(numberGaps(paths)).toBe(wanted);
  });
});
