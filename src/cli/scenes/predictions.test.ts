import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SceneError } from '#scenes';
import { predictions } from './predictions';
import type { PredictionSummary } from './predictionsSummary';
import { UsageError } from './usageError';

const ROOM = join('public', 'samples', 'living-room');
const STORED = join(ROOM, 'rollouts.json');
const stored = JSON.parse(readFileSync(STORED, 'utf8')) as { rollouts: { task: string; policy: string }[] };
const all = stored.rollouts.length;
/** How many rollouts each prompt has of each policy. */
const sizes = new Map<string, number>();
for (const { task, policy } of stored.rollouts) {
  const group = `${task}\n${policy}`;
  sizes.set(group, (sizes.get(group) ?? 0) + 1);
}
const [size, ...others] = new Set(sizes.values());
const root = mkdtempSync(join(tmpdir(), 'predictions-'));
afterAll(() => rmSync(root, { recursive: true }));

let said = '';
beforeEach(() => {
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});

describe('predictions', () => {
  it('says what it found, and how it scores', async () => {
    expect(await predictions([STORED, '--tasks', ROOM])).toBe(0);
    expect(said).toContain(
      `${all} completions (rollouts-json) in ${sizes.size} groups of ${others.length > 0 ? 'different sizes' : size}\n  The file names the task of every row`,
    );
    expect(said).toContain(`${all} belong to a task, 0 do not`);
    const supervised = stored.rollouts.filter(({ policy }) => policy === 'supervised').length;
    expect(said).toMatch(
      new RegExp(`supervised: ${supervised} rollouts, mean reward \\d\\.\\d{3} of \\d\\.\\d{2}\n`),
    );
  });

  it('writes any format, and reads the same out of it', async () => {
    const out = join(root, 'verl');
    await predictions([STORED, '--tasks', ROOM, '--as', 'verl-v1', '--out', out]);
    expect(readdirSync(out)).toEqual(['0.jsonl']);
    said = '';
    const back = join(root, 'rollouts.json');
    await predictions([out, '--tasks', ROOM, '--json', '--out', back]);
    const [summary] = JSON.parse(said) as PredictionSummary[];
    expect(summary).toMatchObject({
      format: 'verl-v1',
      rows: all,
      matched: all,
      groups: { by: 'id', count: sizes.size },
    });
    for (const { reward, rewardInFile } of summary!.policies) expect(rewardInFile).toBeCloseTo(reward, 12);
    const texts = (file: string) => {
      const { rollouts } = JSON.parse(readFileSync(file, 'utf8')) as { rollouts: Record<string, string>[] };
      return rollouts.map(({ task, policy, completion }) => [task, policy, completion].join()).sort();
    };
    expect(texts(back)).toEqual(texts(STORED));
  });

  it('says why rows belong to no task', async () => {
    const file = join(root, 'few.jsonl');
    writeFileSync(file, '{"completion": "a", "prompt": "Where?"}\n{"completion": "b", "prompt": "Where?"}\n');
    await predictions([file, '--tasks', ROOM, '--group-size', '2']);
    expect(said).toContain('in 1 groups of 2\n  Blocks of 2 rows, as you said');
    expect(said).toContain('2 rows: Nothing in it tells its task. Log the id of the task');
    await predictions([file]);
    expect(said).toContain('2 rows: No task is open. Open the scene');
    await expect(predictions([join(ROOM, 'clip.mp4'), '--tasks', ROOM])).rejects.toThrow(SceneError);
  });

  it.each([
    [[], 'name a file or a folder of completions'],
    [['nowhere'], 'nowhere: there is no such file or folder'],
    [['a', '--group-size', '0'], '--group-size is 0'],
    [['a', '--as', 'csv', '--out', 'x'], '--as is csv: give jsonl, rollouts-json, lmms-eval'],
    [['a', '--as', 'jsonl'], '--as needs --out DIR'],
    [['a', '--out', root], 'a folder: name a file'],
    [['a', '--jsn'], "Unknown option '--jsn'"],
  ])('says how it is called: %j', async (args, message) => {
    await expect(predictions(args)).rejects.toThrow(UsageError);
    await expect(predictions(args)).rejects.toThrow(message);
  });
});
