import { describe, expect, it } from 'vitest';
import { detection } from '../../derive/testing';
import { stepFacts } from '../../train/runs/stepFacts';
import { aboutStored } from '../runAbout';
import { storedGroups } from './storedGroups';
import { readStoredRun } from './storedRun';

const record = {
  format: 'reward-room/run',
  version: 1,
  trainer: 'pytorch',
  task: 'detection',
  algorithm: 'grpo',
  init: 'sft.safetensors',
  seed: 3,
  preset: null,
  options: {},
  policy: { name: 'small', parameters: 1 },
};
const heldOut = {
  metric: 'f1@0.25',
  scenes: 2,
  points: [{ step: 0, seconds: 0, value: 0.2, low: 0.1, high: 0.3 }],
};
const rollout = (task: string, completion: string, advantage: number) => ({
  id: `${task}/${advantage}`,
  task,
  policy: 'small',
  step: 10,
  completion,
  total: 0,
  parts: {},
  advantage,
});

function open(files: Readonly<Record<string, string>>) {
  const read = async (name: string) => (name in files ? new TextEncoder().encode(files[name]) : null);
  return readStoredRun({ name: 'night', title: 'Night', rollouts: [10] }, 'runs/night', read);
}

describe('readStoredRun', () => {
  it('reads figures, held-out points and rollouts; a thinned run leaves steps out', async () => {
    const run = await open({
      'run.json': JSON.stringify(record),
      'metrics.jsonl': '{"step":0}\n{"step":10}\n',
      'held-out.json': JSON.stringify(heldOut),
      'rollouts/000010.jsonl': `${JSON.stringify(rollout('a', 'text', 1))}\n`,
    });
    expect(run.steps.map(({ step }) => step)).toEqual([0, 10]);
    expect(run.heldOut).toEqual({ split: 'held-out', ...heldOut });
    expect(await run.readRollouts(10)).toMatchObject([{ task: 'a', completion: 'text' }]);
  });

  it('reads lines of a trainer that leaves out what it does not measure', async () => {
    const run = await open({
      'run.json': JSON.stringify(record),
      'metrics.jsonl': '{"step":1,"seconds":2,"loss":0.7}\n',
    });
    const about = { ...aboutStored(run.record), algorithm: 'sft' as const };
    const facts = stepFacts(run.steps[0]!, about);
    expect(run.steps[0]!.reward).toBeNull();
    expect(facts.filter(({ value }) => value !== null).map(({ name }) => name)).toEqual(['Loss']);
    expect(JSON.stringify(facts)).not.toContain('NaN');
  });

  it('reads what there is of a run that was killed', async () => {
    const run = await open({
      'run.json': JSON.stringify(record),
      'metrics.jsonl': '{"step":0}\n{"step":1,"rew',
    });
    expect(run.steps).toHaveLength(1);
    expect(run.heldOut).toBeNull();
    await expect(run.readRollouts(10)).rejects.toMatchObject({
      problem: { where: 'runs/night/rollouts/000010.jsonl' },
    });
  });

  it.each([
    ['run.json', {}],
    ['run.json', { 'run.json': JSON.stringify({ ...record, version: 2 }) }],
    ['held-out.json', { 'run.json': JSON.stringify(record), 'held-out.json': '{"metric":1}' }],
  ])('names %s where that is wrong', async (file, files) => {
    await expect(open(files)).rejects.toMatchObject({ problem: { where: `runs/night/${file}` } });
  });
});

describe('storedGroups', () => {
  const { id } = detection;
  it('scores this room’s rollouts again, and leaves others out', () => {
    const truth = JSON.stringify(detection.target.boxes.map(({ label, box }) => ({ label, bbox_3d: box })));
    const good = `<think></think><answer>${truth}</answer>`;
    const groups = storedGroups(
      { tasks: [detection] },
      [rollout(id, good, 0.7), rollout('elsewhere', good, 0), rollout(id, 'nothing', -0.7)],
      {},
    );
    expect(groups).toHaveLength(1);
    expect(groups[0]?.rewards.map(({ total }) => total)).toEqual([3, 0]);
    expect(groups[0]?.advantages).toEqual([0.7, -0.7]);
    expect(groups[0]?.flat).toBe(false);
  });

  it('weighs parts as the run did', () => {
    const groups = storedGroups(
      { tasks: [detection] },
      [rollout(id, '<think></think><answer>[]</answer>', 0)],
      {
        format: 2,
      },
    );
    expect(groups[0]?.rewards[0]?.total).toBe(2);
    expect(groups[0]?.flat).toBe(true);
  });
});
