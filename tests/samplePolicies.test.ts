import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPolicy, startPolicies } from '#training/headless';

const FOLDER = 'public/samples/policies';
const files = readdirSync(FOLDER);

it.each(files)('%s is a policy that this program reads', (file) => {
  const bytes = Uint8Array.from(readFileSync(join(FOLDER, file))).buffer;
  expect(readPolicy(bytes, file).config.name).toBe('nano');
});

it('the policies that ship are those that runs start from and stage 2 ended with, 12 MB at most', () => {
  const ended = ['detection', 'grounding', 'reasoning'].flatMap((task) =>
    ['grpo', 'sft-continued'].map((arm) => `${task}-${arm}.safetensors`),
  );
  expect([...new Set([...Object.values(startPolicies), ...ended])].sort()).toEqual(files.sort());
  expect(files.reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0)).toBeLessThan(12e6);
});
