import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Random } from '#scenes';
import { writeTinyPolicy } from '../../src/cli/train/testing/writeTinyPolicy';
import { killedRun } from './killedRun';

// The short form of `npm run soak:kills`: the tiny policy earns nothing, so a KL term makes it learn.
it('gives the same numbers after three kills as without', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reward-room-kills-'));
  const init = writeTinyPolicy(folder);
  const options =
    '--steps 8 --scenes 1 --prompts 1 --group 2 --max-tokens 4 --lr 0.01 --beta 0.5 --inner 2 --save-every 2';
  const args = ['--init', init, ...options.split(' ')];
  const differences = await killedRun({ args, folder, kills: 3, random: Random.seeded(2), log: () => {} });
  expect(differences).toEqual([]);
  rmSync(folder, { recursive: true });
}, 400_000);
