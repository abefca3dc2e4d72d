import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeTinyPolicy } from './testing/writeTinyPolicy';

const folder = mkdtempSync(join(tmpdir(), 'reward-room-train-'));
afterAll(() => rmSync(folder, { recursive: true }));
const init = writeTinyPolicy(folder);
const command = (...args: string[]) => ['scripts/run.mjs', 'src/cli/train.ts', ...args];
const train = (...args: string[]) => spawnSync(process.execPath, command(...args), { encoding: 'utf8' });
const stepsIn = (out: string) =>
  readFileSync(join(out, 'metrics.jsonl'), 'utf8').trim().split('\n').length - 1;

describe('the train command', () => {
  it('names all that is wrong with its arguments, and ends with 2', () => {
    const { status, stderr, stdout } = train('--init', 'nowhere', '--group', '1', '--loss', 'ppo');
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('--loss is ppo: choose from'),
      '--group is 1: give a whole number from 2 on',
      '--init is nowhere: there is nothing of that name',
    ]);
  });

  it('trains on a room, and says in its last line what came of it', () => {
    const room = [
      '--data',
      'public/samples/living-room',
      '--prompts',
      '2',
      '--group',
      '2',
      '--max-tokens',
      '4',
    ];
    const { status, stdout } = train('--init', init, ...room, '--steps', '2', '--samples', '2');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      task: 'grounding',
      algorithm: 'grpo',
      preset: 'live-grounding',
      steps: 2,
      prompts: 2,
      before: 0,
      after: 0,
      gain: { value: 0, low: 0, high: 0 },
      checkpoint: null,
    });
  });

  it('saves when it is interrupted, says how to go on, and does', async () => {
    const out = join(folder, 'run');
    const child = spawn(
      process.execPath,
      command('--init', init, '--algorithm', 'sft', '--scenes', '1', '--steps', '100000', '--out', out),
    );
    let words = '';
    let interrupted = false;
    child.stderr.on('data', (text) => {
      words += text;
      if (interrupted || !/step 0 of/.test(words)) return;
      // Once: a second one ends the process at once.
      interrupted = child.kill('SIGINT');
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    const steps = stepsIn(out);
    expect(words).toContain(
      `Stopped after step ${steps}. Go on with: npm run -s train -- --out ${out} --resume`,
    );

    const again = train('--init', init, '--out', out, '--steps', '1');
    expect(again.status).toBe(1);
    expect(again.stderr).toContain(
      `${out}: There is a run here already. Resume it, or choose another folder.`,
    );
    const resumed = train('--out', out, '--resume', '--steps', String(steps + 1));
    expect(resumed.status).toBe(0);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ algorithm: 'sft', steps: steps + 1 });
    expect(stepsIn(out)).toBe(steps + 1);
  });
});
