import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SceneError } from '#scenes';
import { exportFolder } from './exportFolder';
import { importScene } from './importScene';
import { UsageError } from './usageError';
import { validate } from './validate';

const ROOM = join('public', 'samples', 'living-room');
const root = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(root, { recursive: true }));

let said = '';
beforeEach(() => {
  said = '';
  const hear = (text: unknown) => {
    said += String(text);
    return true;
  };
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
});

const at = (...parts: string[]) => join(root, ...parts);

describe('export and import', () => {
  it('bring our own format back byte for byte, in a folder and in a zip', async () => {
    for (const out of ['copy', 'copy.zip']) {
      expect(await exportFolder([ROOM, '--as', 'reward-room', '--out', at(out)])).toBe(0);
      expect(await importScene([at(out), '--out', at(`${out}-back`)])).toBe(0);
      for (const file of ['clip.mp4', 'points.bin', 'rays.bin', 'tasks.json']) {
        expect(
          readFileSync(at(`${out}-back`, 'living-room', file)).equals(readFileSync(join(ROOM, file))),
          file,
        ).toBe(true);
      }
      expect(validate([at(`${out}-back`, 'living-room')])).toBe(0);
    }
    expect(said).toMatch(
      /living-room: 192 frames, 192 poses, [\d,]+ points, \d+ boxes, \d+ tasks, 6\.2 × 4\.7 × 2\.6 m/,
    );
  });

  it('show how somebody else’s numbers are read, and why', async () => {
    expect(await exportFolder([ROOM, '--as', 'mmdet3d', '--out', at('boxes.zip')])).toBe(0);
    expect(await importScene([at('boxes.zip'), '--out', at('boxes')])).toBe(0);
    expect(said).toContain('Formats: mmdet3d');
    expect(said).toContain('Read as: camera-to-world, opencv, +z up, ZXY, columns, full extents, 1 m');
    expect(said).toContain('Best fit: camera-to-world, opencv');
    expect(said).toContain(
      'Cannot be told: align: the axis alignment is the identity: it makes no difference',
    );
    expect(validate([at('boxes', 'living-room')])).toBe(0);
    expect(
      await importScene([
        at('boxes.zip'),
        '--as',
        'mmdet3d',
        '--set',
        'up=+y',
        '--set',
        'align=points',
        '--json',
      ]),
    ).toBe(0);
    const json = JSON.parse(said.slice(said.indexOf('\n{') + 1));
    expect(json.scenes[0].convention).toMatchObject({
      up: '+y',
      align: { poses: false, points: true, boxes: false },
    });
    expect(json.scenes[0].judgement.undecided[0].part).toBe('align');
  });

  it('say what could not be loaded, and fail, but load the rest', async () => {
    mkdirSync(at('hurt'));
    writeFileSync(
      at('hurt', 'a.ply'),
      'ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nend_header\n1 2 3\n',
    );
    writeFileSync(at('hurt', 'scene.json'), '{"format": "reward-room/scene", "version": 2}');
    expect(await importScene([at('hurt'), '--out', at('rest')])).toBe(1);
    expect(said).toContain('Problem: scene.json: version is 2: expected 1');
    expect(existsSync(at('rest', 'a', 'scene.json'))).toBe(true);
    expect(await importScene([at('hurt'), '--as', 'colmap'])).toBe(1);
    expect(said).toMatch(/Problem: hurt: holds no COLMAP.*Choose another format/);
  });

  it('tell completions from scenes', async () => {
    writeFileSync(at('rows.jsonl'), '{"prompt": "Find every object", "completion": "[]", "reward": 0}\n');
    expect(await importScene([at('rows.jsonl')])).toBe(0);
    expect(said).toContain('These are completions, not scenes');
  });

  it.each([
    [[], 'name one folder, zip or file'],
    [['a', 'b'], 'name one folder, zip or file'],
    [['no-such-folder'], 'no-such-folder: there is no such file or folder'],
    [[ROOM, '--as', 'obj'], '--as is obj: give reward-room, vg-llm'],
    [[ROOM, '--set', 'pose=left'], '--set pose=left: give pose=camera-to-world, pose=world-to-camera'],
    [
      [ROOM, '--set', 'colour=red'],
      '--set colour=red: give pose, camera, up, euler, axes, extents, align, metres',
    ],
    [[ROOM, '--set', 'metres=-1'], 'give the metres in one unit of the file'],
    [[ROOM, '--set', 'align=floor'], 'give some of poses,points,boxes, or none'],
  ])('import says how it is called: %j', async (args, message) => {
    const error = await importScene(args).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toContain(message);
  });

  it.each([
    [[], 'name one scene folder'],
    [[ROOM, '--out', 'x'], '--as is missing: name a format'],
    [[ROOM, '--as', 'ply'], '--out is missing: name a folder or a zip'],
  ])('export says how it is called: %j', async (args, message) => {
    await expect(exportFolder(args)).rejects.toThrow(message);
  });

  it('export wants one scene', async () => {
    for (const name of ['a', 'b'])
      await exportFolder([ROOM, '--as', 'reward-room', '--out', at('two', name)]);
    const call = exportFolder([at('two'), '--as', 'ply', '--out', at('x')]);
    await expect(call).rejects.toThrow('two holds 2 scenes: name the folder of one');
  });

  it('export refuses what is no scene of ours', async () => {
    mkdirSync(at('empty'));
    writeFileSync(at('empty', 'letter.txt'), 'x');
    await expect(exportFolder([at('empty'), '--as', 'ply', '--out', at('x')])).rejects.toThrow(SceneError);
  });
});
