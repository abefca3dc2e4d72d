import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { smallScene } from '../../scenes/testing/smallScene';
import { perturb } from './perturb';
import { writeTasks } from './writeTasks';

const root = mkdtempSync(join(tmpdir(), 'perturb-'));
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

function room(name: string): string {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'scene.json'), `${JSON.stringify(smallScene(), null, 1)}\n`);
  writeFileSync(join(folder, 'rays.bin'), new Uint8Array(2 * 144 * 3));
  return folder;
}

const read = (folder: string, file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

it('adds a group for every task that no policy has answered, and leaves measured rollouts alone', () => {
  const folder = room('a');
  writeTasks([folder]);
  const { tasks } = read(folder, 'tasks.json') as { tasks: { id: string }[] };
  const policy = { name: 'real', provenance: 'trained', measured: true };
  const answered = tasks[0]!.id;
  const rollout = { id: 'r', task: answered, policy: 'real', step: 0, completion: '<think>' };
  writeFileSync(join(folder, 'rollouts.json'), JSON.stringify({ policies: [policy], rollouts: [rollout] }));
  expect(perturb([folder])).toBe(0);
  const stored = read(folder, 'rollouts.json');
  expect(stored.policies).toMatchObject([{ name: 'perturbed truth', measured: false }, policy]);
  expect(stored.rollouts[0]).toEqual(rollout);
  const made = stored.rollouts.slice(1) as { id: string; task: string; policy: string }[];
  expect(made.length).toBe(8 * (tasks.length - 1));
  expect(made.every((each) => each.policy === 'perturbed truth' && each.task !== answered)).toBe(true);
  expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
  expect(perturb([folder])).toBe(0);
  expect(read(folder, 'rollouts.json')).toEqual(stored);
});

it('names the new files in scene.json', () => {
  const folder = room('b');
  writeTasks([folder]);
  perturb([folder]);
  expect(read(folder, 'scene.json')).toEqual({
    ...smallScene(),
    tasks: 'tasks.json',
    rollouts: 'rollouts.json',
  });
});

it('says how it is called', () => {
  expect(() => perturb([])).toThrow('perturb DIR: name one scene folder');
});
