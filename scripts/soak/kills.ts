import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Random } from '#scenes';
import { killedRun } from './killedRun';

const USAGE = `usage: npm run -s soak:kills -- [--kills 20] [--seed 0] [-- TRAIN ARGUMENTS]

Kills a training run at random moments, resumes it each time, and compares it bit for bit with the same run left alone.
TRAIN ARGUMENTS: --steps 40 --scenes 2 --prompts 1 --group 4 --beta 0.01 --save-every 3, unless others are given.
`;
const TRAIN = [
  '--steps',
  '40',
  '--scenes',
  '2',
  '--prompts',
  '1',
  '--group',
  '4',
  '--beta',
  '0.01',
  '--save-every',
  '3',
];

const { values, positionals } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '0' },
    help: { type: 'boolean', short: 'h' },
  },
  allowPositionals: true,
});
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'reward-room-kills-'));
const differences = await killedRun({
  args: positionals.length > 0 ? positionals : TRAIN,
  folder,
  kills: Number(values.kills),
  random: Random.seeded(Number(values.seed)),
  log: (text) => process.stdout.write(`${text}\n`),
});
if (differences.length === 0) rmSync(folder, { recursive: true });
else process.stdout.write(`${differences.join('\n')}\nBoth runs are in ${folder}\n`);
process.stdout.write(`${JSON.stringify({ kills: Number(values.kills), same: differences.length === 0 })}\n`);
process.exitCode = differences.length === 0 ? 0 : 1;
