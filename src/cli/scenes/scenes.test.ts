import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { categories20 } from '#rewards';
import {
  type GeneratorEvent,
  type GeneratorPort,
  generatorHandler,
  loadShard,
  parseTasks,
  roomTasks,
  SceneError,
  SPLITS,
} from '#scenes';
import { smallScene } from '../../scenes/testing/smallScene';
import { readBytes } from '../shared/readBytes';
import { makeTraining } from './makeTraining';
import { UsageError } from './usageError';
import { validate } from './validate';
import { writeTasks } from './writeTasks';

const root = mkdtempSync(join(tmpdir(), 'scenes-'));
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

const make = (folder: string, split: string, startThread?: () => GeneratorPort) =>
  makeTraining(['--scenes', '12', '--seed', '3', '--split', split, '--out', join(root, folder)], startThread);
const bytes = (folder: string, file: string) => readFileSync(join(root, folder, file));

/** As `generatorThread`, but in this thread. */
function generatorHere(): GeneratorPort {
  let hear = (_: GeneratorEvent) => {};
  return {
    send: generatorHandler((event) => hear(event)),
    listen: (listener) => {
      hear = listener;
    },
    close: () => {},
  };
}

describe('make-training', () => {
  it('gives the same bytes every time, in threads or not, from the furniture that ships', async () => {
    expect([
      await make('a', 'train'),
      await make('b', 'train'),
      await make('b', 'train', generatorHere),
    ]).toEqual([0, 0, 0]);
    for (const file of ['train.bin', 'index.json'])
      expect(bytes('a', file).equals(bytes('b', file))).toBe(true);
    expect(said).toMatch(/12 scenes, .* scenes a minute/);
  });

  it('keeps the other splits of the folder, and no two hold a scene in common', async () => {
    for (const split of SPLITS) await make('c', split);
    const shards = await Promise.all(
      SPLITS.map((split) => loadShard(join(root, 'c'), split, async (address) => readBytes(address))),
    );
    const scenes = shards.flatMap((shard) => Array.from({ length: shard.count }, (_, i) => shard.scene(i)));
    expect(scenes.length).toBe(36);
    expect(new Set(scenes.map(({ views }) => views.poses.join())).size).toBe(36);
    expect(
      scenes.flatMap(({ instances }) => instances).every(({ label }) => categories20.includes(label)),
    ).toBe(true);
    expect(scenes.flatMap(roomTasks).length).toBeGreaterThan(100);
  });

  it.each([
    [['--seed', '1', '--out', 'x'], '--scenes is missing: give a whole number from 1'],
    [['--scenes', '2.5', '--seed', '1', '--out', 'x'], '--scenes is 2.5'],
    [['--scenes', '2', '--seed', '-1', '--out', 'x'], '--seed'],
    [['--scenes', '2', '--seed', '1'], '--out is missing: name a folder'],
    [
      ['--scenes', '2', '--seed', '1', '--out', 'x', '--split', 'test'],
      '--split is test: give train, validation, held-out',
    ],
    [['--rooms', '2'], '--rooms'],
  ])('says how it is called: %j', async (args, message) => {
    await expect(makeTraining(args)).rejects.toThrow(UsageError);
    await expect(makeTraining(args)).rejects.toThrow(message);
  });
});

describe('validate and tasks', () => {
  const folder = join(root, 'room');
  const write = (file: string, data: string | Uint8Array) => writeFileSync(join(folder, file), data);
  const fill = (scene: object = smallScene()) => {
    mkdirSync(folder, { recursive: true });
    write('scene.json', JSON.stringify(scene));
    write('points.bin', new Uint8Array(18));
    write('rays.bin', new Uint8Array(2 * 144 * 3));
    for (const file of ['clip.mp4', 'poster.webp', 'thumbnails.webp']) write(file, 'something');
  };

  it('passes a sound room', () => {
    fill();
    expect(validate([folder])).toBe(0);
    expect(said).toContain('1 instances, 3 frames, 2 points: sound');
  });

  it('lists what is wrong, and fails', () => {
    fill();
    write('rays.bin', new Uint8Array(3));
    write('clip.mp4', '');
    rmSync(join(folder, 'poster.webp'));
    expect(validate([folder])).toBe(1);
    expect(said).toContain('rays.bin is 3 bytes long: 288 rays take 864 bytes');
    expect(said).toContain('clip.mp4 is empty');
    expect(said).toContain('poster.webp is missing');
  });

  it('writes tasks that can be read', () => {
    fill({ ...smallScene(), tasks: 'tasks.json' });
    expect(writeTasks([folder])).toBe(0);
    const tasks = parseTasks(JSON.parse(readFileSync(join(folder, 'tasks.json'), 'utf8')));
    expect(tasks.map(({ prompt }) => prompt)).toContain('Find the chair');
    expect(validate([folder])).toBe(0);
    write('tasks.json', '{"format": "reward-room/tasks", "version": 1}');
    expect(validate([folder])).toBe(1);
    expect(said).toContain('tasks.json: tasks is missing');
  });

  it('says that there is no room', () => {
    expect(() => writeTasks([join(root, 'nowhere')])).toThrow(SceneError);
    expect(validate([join(root, 'nowhere')])).toBe(1);
    expect(said).toContain('scene.json is missing: not in');
    expect(() => validate([])).toThrow('validate DIR: name one scene folder');
  });
});
