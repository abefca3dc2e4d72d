import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreCompletion } from '#rewards';
import { parseTasks } from '#scenes';
import { parse, runIndexSchema } from '../src/app/state/runs/runIndex';
import { readStoredRun } from '../src/app/state/runs/storedRun';

const RUNS = 'public/samples/runs';
const index = parse(runIndexSchema, readFileSync(join(RUNS, 'index.json'), 'utf8'), RUNS);

describe.each(index.runs)('the run $name', (shipped) => {
  const { name, steps, rollouts, scene } = shipped;
  const open = () =>
    readStoredRun(shipped, join(RUNS, name), async (file) => {
      const path = join(RUNS, name, file);
      return existsSync(path) ? readFileSync(path) : null;
    });

  it('is what the index says of it', async () => {
    const run = await open();
    expect(run.steps.at(-1)?.step).toBe(steps);
    expect(run.heldOut !== null).toBe(shipped.heldOut);
    expect(run.record).toMatchObject({ task: shipped.task, algorithm: shipped.algorithm });
    const earned = run.steps.map((step) => step.reward ?? Number.NaN);
    if (shipped.algorithm === 'grpo') for (const reward of earned) expect(reward).toBeGreaterThan(0);
  });

  it.runIf(rollouts.length > 0)(
    'holds rollouts that are worth what it says, of tasks that are there',
    async () => {
      const run = await open();
      const tasks = new Map(
        parseTasks(JSON.parse(readFileSync(`public/samples/${scene}/tasks.json`, 'utf8'))).map((task) => [
          task.id,
          task,
        ]),
      );
      for (const step of rollouts) {
        const group = await run.readRollouts(step);
        expect(group.length).toBeGreaterThan(1);
        for (const { task, completion, total } of group)
          expect(scoreCompletion(completion, tasks.get(task)!).total).toBe(total);
      }
    },
  );
});
