import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { loadShard, roomTasks } from '#scenes';
import { encode, targetText } from '#training/headless';
import { readBytes } from './shared/readBytes';

it('scores what another trainer sampled, and says what it adds to the pooled metric', async () => {
  const shard = await loadShard('public/samples/training', 'validation', async (path) => readBytes(path));
  const task = roomTasks(shard.scene(0)).find(({ kind }) => kind === 'detection')!;
  if (task.kind !== 'detection') throw new Error('no detection');
  const texts = [targetText(task), '<think></think><answer>[]</answer>'];
  const request = {
    scenes: [0],
    tasks: texts.map(() => task.id),
    completions: texts.map((text) => [...encode(text)]),
    weights: { iou: 0, f1: 0 },
    pooled: true,
  };
  const { stdout, stderr } = spawnSync(
    'node',
    ['scripts/run.mjs', 'src/cli/rewards.ts', '--split', 'validation'],
    { input: `${JSON.stringify(request)}\n`, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  const { totals, parts } = JSON.parse(stdout);
  expect(parts.f1).toEqual([1, 0]);
  // Half of all true boxes are found, none is false: F1 is 2/3 in every category, and a perfect answer is worth 1.
  expect(parts.pooled[0]).toBeCloseTo(1, 12);
  expect(parts.pooled[1]).toBe(0);
  expect(totals).toEqual(parts.format.map((format: number, i: number) => format + parts.pooled[i]));
});
