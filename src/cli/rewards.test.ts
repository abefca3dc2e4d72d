import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { loadShard, roomTasks } from '#scenes';
import { encode, targetText } from '#training/headless';
import { readBytes } from './shared/readBytes';

it('scores what another trainer sampled, and counts boxes per category as the evaluator does', async () => {
  const shard = await loadShard('public/samples/training', 'validation', async (path) => readBytes(path));
  const task = roomTasks(shard.scene(0)).find(({ kind }) => kind === 'detection')!;
  if (task.kind !== 'detection') throw new Error('no detection');
  const texts = [targetText(task), '<think></think><answer>[]</answer>'];
  const request = {
    scenes: [0],
    tasks: texts.map(() => task.id),
    completions: texts.map((text) => [...encode(text)]),
  };
  const { stdout, stderr } = spawnSync(
    'node',
    ['scripts/run.mjs', 'src/cli/rewards.ts', '--split', 'validation'],
    { input: `${JSON.stringify(request)}\n`, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  const { totals, parts, counts } = JSON.parse(stdout);
  expect(totals[0]).toBeCloseTo(parts.format[0] + parts.iou[0] + parts.f1[0], 12);
  expect(parts.f1).toEqual([1, 0]);
  const boxes = task.target.boxes.map(({ label }) => label);
  const each = (of: (count: number) => number[]) =>
    Object.fromEntries(boxes.map((label) => [label, of(boxes.filter((other) => other === label).length)]));
  expect(counts).toEqual([each((count) => [count, 0, 0]), each((count) => [0, 0, count])]);
});
