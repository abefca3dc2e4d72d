import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Random } from '#scenes';
import { writePolicy } from '../../src/training/checkpoint/policyCheckpoint';
import { initialValues } from '../../src/training/policy/initialValues';
import { policySizes } from '../../src/training/policy/policyConfig';
import { killedRun } from './killedRun';

// The short form of `npm run soak:kills`: a policy that is quick because it is tiny. It earns nothing, so a KL term makes it learn.
it('gives the same numbers after three kills as without', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reward-room-kills-'));
  const config = {
    ...policySizes.nano,
    name: 'tiny',
    width: 8,
    heads: 2,
    hidden: 8,
    encoderLayers: 1,
    decoderLayers: 1,
  };
  const init = join(folder, 'tiny.safetensors');
  const policy = { config, values: initialValues(config, Random.seeded(1)) };
  writeFileSync(init, new Uint8Array(writePolicy(policy, 'F32')));
  const options =
    '--steps 8 --scenes 1 --prompts 1 --group 2 --max-tokens 4 --lr 0.01 --beta 0.5 --inner 2 --save-every 2';
  const args = ['--init', init, ...options.split(' ')];
  const differences = await killedRun({ args, folder, kills: 3, random: Random.seeded(2), log: () => {} });
  expect(differences).toEqual([]);
  rmSync(folder, { recursive: true });
}, 400_000);
