import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { categories20, scoreCompletion, type Task } from '#rewards';
import { parseScene, parseTasks } from '#scenes';
import { sampleScenes } from '../src/app/state/sampleScenes';
import { parseStoredRollouts } from '../src/app/state/storedRollouts';
import { validate } from '../src/cli/scenes/validate';

const SAMPLES = 'public/samples';
const folders = readdirSync(SAMPLES).filter((name) => existsSync(join(SAMPLES, name, 'scene.json')));
const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(SAMPLES, ...path), 'utf8'));

function bytesOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

/** The eight kinds of VSI-Bench: its relative direction comes in three difficulties. */
const kindOf = (question: string) => question.replace(/^(object_rel_direction)_.*$/, '$1');

it('lists every room that ships, six of them, within the limits', () => {
  expect(sampleScenes.map(({ id }) => id).toSorted()).toEqual(folders.toSorted());
  expect(folders).toHaveLength(6);
  const rooms = folders.map((name) => bytesOf(join(SAMPLES, name)));
  for (const bytes of rooms) expect(bytes).toBeLessThanOrEqual(2.5e6);
  expect(rooms.reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(16e6);
  expect(bytesOf(SAMPLES)).toBeLessThanOrEqual(40e6);
});

describe.each(folders)('the room %s', (name) => {
  const scene = parseScene(json(name, 'scene.json'));
  const tasks = parseTasks(json(name, 'tasks.json'));
  const { policies, rollouts } = parseStoredRollouts(json(name, 'rollouts.json'));
  const of = <Kind extends Task['kind']>(kind: Kind) =>
    tasks.filter((task): task is Extract<Task, { kind: Kind }> => task.kind === kind);

  it('is sound', () => {
    expect(validate([join(SAMPLES, name)])).toBe(0);
    expect(scene.id).toBe(name);
    expect(scene.title).toBe(sampleScenes.find(({ id }) => id === name)?.title);
    expect(scene.clip).toMatchObject({ width: 640, height: 480, fps: 24, frames: 192 });
  });

  it('holds 8 to 20 objects of the evaluation categories, each of which can be seen', () => {
    expect(scene.instances.length).toBeGreaterThanOrEqual(8);
    expect(scene.instances.length).toBeLessThanOrEqual(20);
    for (const { label, seen } of scene.instances) {
      expect(categories20).toContain(label);
      expect(seen.length).toBeGreaterThan(0);
    }
  });

  it('has tasks of all three kinds: windows of 4 and 6 frames, one object and several, all kinds of question', () => {
    expect(new Set(of('detection').map(({ frames }) => frames.length))).toEqual(new Set([4, 6]));
    const labels = scene.instances.map(({ label }) => label);
    const several = of('grounding').map(({ target }) => labels.filter((l) => l === target.label).length > 1);
    expect(new Set(several)).toEqual(new Set([true, false]));
    expect(new Set(of('reasoning').map(({ question }) => kindOf(question))).size).toBe(8);
    for (const { working, about } of of('reasoning')) {
      expect(working).toBeTruthy();
      expect(about).toBeDefined();
    }
  });

  it('has a group of rollouts for every task, from policies that say where they come from', () => {
    const names = policies.map((policy) => policy.name);
    for (const { policy } of rollouts) expect(names).toContain(policy);
    for (const policy of policies) expect(policy.provenance.length).toBeGreaterThan(10);
    for (const task of tasks) {
      const group = rollouts.filter((rollout) => rollout.task === task.id);
      expect(group.length, task.id).toBeGreaterThanOrEqual(8);
      for (const { completion } of group) {
        const { total, maximum } = scoreCompletion(completion, task);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(maximum);
      }
    }
    const byPolicy = (task: Task) => {
      const measured = policies.filter((policy) => policy.measured).map((policy) => policy.name);
      return rollouts.some((rollout) => rollout.task === task.id && measured.includes(rollout.policy));
    };
    // No policy can answer questions yet; detection is real throughout.
    expect(of('detection').every(byPolicy)).toBe(true);
    expect(of('grounding').some(byPolicy)).toBe(true);
  });
});
