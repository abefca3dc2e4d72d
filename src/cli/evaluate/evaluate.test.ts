import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Task } from '#rewards';
import {
  boxInCamera,
  GENERATOR_VERSION,
  Random,
  roomTasks,
  SHARD_LAYOUT,
  shardScenes,
  writeShard,
} from '#scenes';
import { encode, type PolicyConfig, policySizes, writeDetection, writeGrounding } from '#training/headless';
import { boxFurniture } from '../../scenes/testing/boxFurniture';
import { askable } from './askable';
import { bootstrapScenes } from './bootstrapScenes';
import { detectionMetrics } from './detectionMetrics';
import type { EvaluatedScene } from './evaluatedScene';
import { groundingMetrics } from './groundingMetrics';
import { headroom } from './headroom';
import { policyAnswers } from './policyAnswers';
import { readScenes } from './readScenes';

const config: PolicyConfig = policySizes.nano;
const generated = [...shardScenes(boxFurniture(), 'validation', 1, 6)];
const scenesOf = (kind: Task['kind']): EvaluatedScene[] =>
  generated.map((scene) => ({
    id: scene.id,
    views: scene,
    tasks: roomTasks(scene).filter(askable(kind, config)),
  }));

/** The right answer, as far as two decimals can say it. */
function truth(task: Task): string {
  if (task.kind === 'detection') return writeDetection(task.target.boxes);
  if (task.kind !== 'grounding') return '';
  const { frame, box } = task.target;
  return writeGrounding(frame!, boxInCamera(task.poses[frame!]!, box));
}

describe('metrics', () => {
  it('give the truth nearly everything and silence nothing', () => {
    for (const [kind, metrics] of [
      ['detection', detectionMetrics],
      ['grounding', groundingMetrics],
    ] as const) {
      const scenes = scenesOf(kind);
      const answers = (write: (task: Task) => string) => scenes.map(({ tasks }) => tasks.map(write));
      const right = metrics(scenes, answers(truth), Random.seeded(1));
      const none = metrics(
        scenes,
        answers(() => 'nothing'),
        Random.seeded(1),
      );
      for (const [name, { value, low, high }] of Object.entries(right)) {
        expect(value, name).toBeGreaterThan(0.8);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(none[name]!.value, name).toBe(0);
      }
    }
  });

  it('have the names that reports use', () => {
    const empty: EvaluatedScene[] = scenesOf('reasoning');
    const none = empty.map(() => []);
    expect(Object.keys(detectionMetrics(empty, none, Random.seeded(1)))).toEqual([
      ...['p@0.25', 'r@0.25', 'f1@0.25', 'f1_scene'],
    ]);
    expect(Object.keys(groundingMetrics(empty, none, Random.seeded(1)))).toEqual([
      ...['iou', 'acc@0.25', 'acc@0.5', 'frame'],
    ]);
  });
});

describe('bootstrapScenes', () => {
  it('has an interval of about ±1.96 standard errors round a mean', () => {
    const random = Random.seeded(2);
    const values = Array.from({ length: 400 }, () => random.normal());
    const mean = (drawn: readonly number[]) => ({
      mean: drawn.reduce((sum, value) => sum + value, 0) / drawn.length,
    });
    const { value, low, high } = bootstrapScenes(values, mean, Random.seeded(3)).mean!;
    expect(value).toBe(mean(values).mean);
    expect(Math.abs((high - low) / (2 * 1.96 * (1 / 20)) - 1)).toBeLessThan(0.15);
    expect(bootstrapScenes(values, mean, Random.seeded(3)).mean).toEqual({ value, low, high });
  });
});

describe('headroom', () => {
  it('knows the best of a group, and the one that the others agree with', () => {
    for (const kind of ['detection', 'grounding'] as const) {
      const scenes = scenesOf(kind);
      // three of four are right, one is empty words
      const groups = scenes.map(({ tasks }) =>
        tasks.map((task) => ['nothing', truth(task), truth(task), truth(task)]),
      );
      const silent = scenes.map(({ tasks }) => tasks.map(() => 'nothing'));
      const { greedy, sample, agreed, best } = headroom(scenes, silent, groups, Random.seeded(1));
      expect(greedy!.value).toBe(0);
      expect(sample!.value).toBeCloseTo(0.75 * best!.value, 9);
      expect(agreed!.value).toBe(best!.value);
    }
  });
});

describe('policyAnswers', () => {
  it('asks every task once, in batches, and puts each answer where it belongs', async () => {
    const scenes = scenesOf('grounding');
    const asked: number[] = [];
    const engine: Parameters<typeof policyAnswers>[0] = {
      // says its prompt back
      sample: async ({ prompts, sequences, scenes: shows }, { gumbel }) => {
        expect([shows, gumbel]).toEqual([sequences, null]);
        asked.push(sequences);
        const length = prompts.length / sequences;
        return { count: sequences, length, tokens: prompts, logProbs: new Float32Array(prompts.length) };
      },
    };
    const done: number[] = [];
    const hear = (count: number) => done.push(count);
    const answers = await policyAnswers(engine, config, scenes, { kind: 'greedy' }, hear);
    scenes.forEach(({ tasks }, scene) => {
      expect(answers[scene]).toEqual(tasks.map(({ prompt }) => [prompt]));
    });
    expect(done.at(-1)).toBe(scenes.flatMap(({ tasks }) => tasks).length);
    expect(asked.reduce((sum, count) => sum + count, 0)).toBe(done.at(-1));
  });
});

describe('askable', () => {
  it('leaves out what the policy has no words for', () => {
    const tasks = generated.flatMap(roomTasks);
    const kept = tasks.filter(askable('grounding', config));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.every(({ prompt }) => encode(prompt).length <= config.promptLength)).toBe(true);
    const odd = { ...kept[0]!, prompt: 'Find the thing that I mean' };
    expect(askable('grounding', config)(odd)).toBe(false);
    expect(askable('detection', config)(kept[0]!)).toBe(false);
  });
});

describe('readScenes', () => {
  const root = mkdtempSync(join(tmpdir(), 'evaluate-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('reads a shard, one detection window of each length a scene', async () => {
    const { bytes, entry } = writeShard(generated, 'validation', 1, SHARD_LAYOUT);
    const index = {
      ...{ format: 'reward-room/shard', version: 2, generator: GENERATOR_VERSION },
      ...SHARD_LAYOUT,
      splits: { validation: entry },
    };
    writeFileSync(join(root, entry.file), bytes);
    writeFileSync(join(root, 'index.json'), JSON.stringify(index));
    const scenes = await readScenes(root, 'validation', 4);
    expect(scenes.map(({ id }) => id)).toEqual(generated.slice(0, 4).map(({ id }) => id));
    for (const { tasks } of scenes) {
      const shown = tasks.filter(({ kind }) => kind === 'detection').map(({ frames }) => frames.length);
      expect(shown).toEqual([...new Set(shown)]);
    }
    await expect(readScenes(root, 'train', 4)).rejects.toThrow('splits.train is missing');
  });

  it('says where there is nothing', async () => {
    await expect(readScenes(join(root, 'none'), 'train', 4)).rejects.toThrow(
      'neither a shard (index.json) nor sample rooms (scene.json) are here',
    );
  });
});
