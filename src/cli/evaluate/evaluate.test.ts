import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HEADROOM, headroom, type Task, type TaskKind } from '#rewards';
import {
  askToThink,
  boxInCamera,
  GENERATOR_VERSION,
  Random,
  roomTasks,
  SHARD_LAYOUT,
  sceneQuestions,
  shardScenes,
  writeShard,
} from '#scenes';
import {
  encode,
  type PolicyConfig,
  policySizes,
  promptFits,
  writeDetection,
  writeGrounding,
  writeReasoning,
} from '#training/headless';
import { boxFurniture } from '../../scenes/testing/boxFurniture';
import { asked, type Prompts } from './askable';
import { bootstrapScenes } from './bootstrapScenes';
import { chance } from './chance';
import { errorCounts } from './errorCounts';
import type { EvaluatedScene } from './evaluatedScene';
import { evaluationText, parseEvaluation } from './evaluation';
import type { Judged } from './figures';
import { judgeAll } from './judgeAll';
import { judgeAnswer } from './judgeAnswer';
import { type EvaluationJob, openJob } from './openJob';
import { openScenes } from './openScenes';
import { policyAnswers } from './policyAnswers';
import { readArguments } from './readArguments';
import { tallyOf } from './tallyOf';

const config: PolicyConfig = policySizes.nano;
const generated = [...shardScenes(boxFurniture(), 'validation', 1, 6)];
const KINDS = ['detection', 'grounding', 'reasoning'] as const;
const scenesOf = (kind: TaskKind): EvaluatedScene[] =>
  generated.map((scene) => ({
    id: scene.id,
    views: scene,
    tasks: (kind === 'reasoning' ? sceneQuestions(scene) : roomTasks(scene))
      .filter(askable(kind))
      .slice(0, kind === 'detection' ? 1 : undefined),
  }));
function askable(kind: TaskKind, prompts: Prompts = 'all'): (task: Task) => boolean {
  const tests = [asked(kind, prompts), (task: Task) => promptFits(task, config)];
  return (task) => tests.every((test) => test(task));
}
const judged = (kind: TaskKind, answer: (task: Task) => string) =>
  ({
    task: kind,
    scenes: scenesOf(kind).map(({ id, tasks }) => ({
      scene: id,
      tasks: tasks.map((task) => judgeAnswer(task, answer(task))),
    })),
  }) as Judged;
const metricsOf = (answers: Judged) => bootstrapScenes(tallyOf(answers), Random.seeded(1), 200);

/** The right answer, as far as the number grid can say it. */
function truth(task: Task): string {
  if (task.kind === 'detection') return writeDetection(task.target.boxes);
  if (task.kind === 'reasoning') return writeReasoning(task, true);
  const { frame, box } = task.target;
  return writeGrounding(frame!, boxInCamera(task.poses[frame!]!, box));
}

describe('metrics', () => {
  it.each(KINDS)('of %s give the truth nearly everything and silence nothing', (kind) => {
    const right = metricsOf(judged(kind, truth));
    const none = metricsOf(judged(kind, () => 'nothing'));
    for (const [name, { value, low, high }] of Object.entries(right)) {
      expect(value, name).toBeGreaterThan(0.8);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(none[name]!.value, name).toBe(0);
    }
  });

  it('have the names that reports use', () => {
    const names = (kind: TaskKind) => Object.keys(metricsOf(judged(kind, truth)));
    expect(names('detection')).toEqual(['p@0.25', 'r@0.25', 'f1@0.25', 'f1_scene']);
    expect(names('grounding')).toEqual(['iou', 'acc@0.25', 'acc@0.5', 'frame']);
    expect(names('reasoning')).toEqual(['score', ...names('reasoning').slice(1)]);
    expect(names('reasoning')).toContain('object_abs_distance');
    expect(Object.keys(metricsOf({ task: 'grounding', scenes: [] }))).toEqual(names('grounding'));
  });

  it('of detection are pooled per category, then averaged over those that are there', () => {
    const task = (id: string, counts: Record<string, [number, number, number]>) => ({
      ...{ id, counts, errors: {}, ious: [], volumeRatios: [] },
    });
    const scenes = [
      { scene: 'a', tasks: [task('a/1', { chair: [1, 1, 0], bed: [0, 0, 1] })] },
      { scene: 'b', tasks: [task('b/1', { chair: [2, 0, 3], stove: [0, 5, 0] })] },
    ];
    const metrics = metricsOf({ task: 'detection', scenes });
    // chair: P 3/4, R 3/6, F1 6/10; bed: zeros; there is no stove
    expect(metrics['p@0.25']!.value).toBeCloseTo(3 / 8, 12);
    expect(metrics['r@0.25']!.value).toBeCloseTo(1 / 4, 12);
    expect(metrics['f1@0.25']!.value).toBeCloseTo(0.3, 12);
    expect(metrics.f1_scene!.value).toBeCloseTo((2 / 4 + 4 / 12) / 2, 12);
  });

  it('of reasoning average kinds, not questions', () => {
    const question = (kind: 'object_counting' | 'route_planning', score: number) => ({
      ...{ id: '', question: kind, score, answer: '', options: 0 },
    });
    const scenes = [
      { scene: 'a', tasks: [question('object_counting', 1), question('route_planning', 0)] },
      { scene: 'b', tasks: [question('object_counting', 0.5), question('object_counting', 0.9)] },
    ];
    const metrics = metricsOf({ task: 'reasoning', scenes });
    expect(metrics.object_counting!.value).toBeCloseTo(0.8, 12);
    expect(metrics.score!.value).toBeCloseTo(0.4, 12);
  });
});

describe('judgeAnswer', () => {
  it('counts every predicted box of a detection once', () => {
    const answers = judged('detection', (task) => truth(task).replaceAll('"chair"', '"bed"'));
    if (answers.task !== 'detection') throw new Error();
    for (const { counts, errors, ious, volumeRatios } of answers.scenes.flatMap(({ tasks }) => tasks)) {
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      const [tp, fp] = [0, 1].map((i) => sum(Object.values(counts).map((each) => each[i]!)));
      expect([errors.correct ?? 0, ious.length]).toEqual([tp, tp]);
      expect(sum(Object.values(errors))).toBe(tp! + fp!);
      expect(volumeRatios.length).toBe(tp! + fp! - (errors.background ?? 0));
    }
    const { correct, missed, background, oversized, ...others } = errorCounts(answers.scenes);
    expect(others['wrong-label']).toBeGreaterThan(0);
    expect(missed).toBeGreaterThanOrEqual(others['wrong-label']);
  });
});

describe('bootstrapScenes', () => {
  it('has an interval of about ±1.96 standard errors round a mean', () => {
    const random = Random.seeded(2);
    const sums = Array.from({ length: 400 }, () => Float64Array.of(random.normal()));
    const tally = { scenes: [], sums, metrics: ([sum]: Float64Array) => ({ mean: sum! / 400 }) };
    const { value, low, high } = bootstrapScenes(tally, Random.seeded(3)).mean!;
    expect(value).toBe(sums.reduce((sum, [one]) => sum + one!, 0) / 400);
    expect(Math.abs((high - low) / (2 * 1.96 * (1 / 20)) - 1)).toBeLessThan(0.15);
    expect(bootstrapScenes(tally, Random.seeded(3)).mean).toEqual({ value, low, high });
  });
});

describe('headroom', () => {
  it.each(KINDS)('of %s knows the best of a group, and the one that the others agree with', (kind) => {
    for (const task of scenesOf(kind).flatMap(({ tasks }) => tasks.slice(0, 3))) {
      // three of four are right, one is empty words
      const [greedy, sample, agreed, best] = headroom(task, 'nothing', [
        'nothing',
        ...new Array(3).fill(truth(task)),
      ]);
      expect(greedy).toBe(0);
      expect(sample).toBeCloseTo(0.75 * best!, 9);
      expect(agreed).toBe(best);
    }
    expect(HEADROOM).toEqual(['greedy', 'sample', 'agreed', 'best']);
  });
});

describe('policyAnswers', () => {
  /** Says its prompt back, and keeps count. */
  const parrot = (
    asked: { shows: number; sequences: number }[] = [],
  ): Parameters<typeof policyAnswers>[0] => ({
    sample: async ({ prompts, promptLength, sequences, scenes, visual, frames }) => {
      asked.push({ shows: scenes, sequences });
      expect(sequences % scenes).toBe(0);
      expect(visual.length).toBe(scenes * frames * config.patchesPerFrame * config.features);
      return {
        ...{ count: sequences, length: promptLength, tokens: prompts },
        logProbs: new Float32Array(prompts.length),
      };
    },
  });

  it.each(KINDS)('of %s asks every task, and puts each answer where it belongs', async (kind) => {
    const scenes = scenesOf(kind);
    const answers = await policyAnswers(parrot(), config, scenes, { kind: 'greedy' });
    const tasks = scenes.flatMap((scene) => scene.tasks);
    expect(answers.size).toBe(tasks.length);
    for (const { id, prompt } of tasks) expect(answers.get(id)).toEqual([prompt]);
  });

  it('encodes a scene once for all prompts of one length', async () => {
    const asked: { shows: number; sequences: number }[] = [];
    const scenes = scenesOf('grounding');
    await policyAnswers(parrot(asked), config, scenes, { kind: 'greedy' });
    const lengths = scenes.flatMap(({ id, tasks }) =>
      tasks.map(({ prompt }) => `${id} ${encode(prompt).length <= config.promptLengths[0]!}`),
    );
    expect(asked.reduce((sum, { shows }) => sum + shows, 0)).toBe(new Set(lengths).size);
  });

  it('shows what is not switched off', async () => {
    const shown: boolean[] = [];
    const scenes = scenesOf('grounding').slice(0, 1);
    const looking: Parameters<typeof policyAnswers>[0] = {
      sample: async (batch, options) => {
        shown.push(batch.visual.some((value) => value !== 0));
        return parrot().sample(batch, options);
      },
    };
    await policyAnswers(looking, config, scenes, { kind: 'greedy' });
    const blind = { colour: false, points: false, normals: false };
    await policyAnswers(looking, config, scenes, { kind: 'greedy' }, blind);
    expect(new Set(shown.slice(0, shown.length / 2))).toEqual(new Set([true]));
    expect(new Set(shown.slice(shown.length / 2))).toEqual(new Set([false]));
  });

  it('samples a group of each', async () => {
    const scenes = scenesOf('grounding').slice(0, 2);
    const random = Random.seeded(1);
    const answers = await policyAnswers(parrot(), config, scenes, {
      ...{ kind: 'sample', group: 50, temperature: 1, random },
    });
    for (const { id, prompt } of scenes.flatMap(({ tasks }) => tasks))
      expect(answers.get(id)).toEqual(new Array(50).fill(prompt));
  });
});

describe('askable', () => {
  it('leaves out what the policy has no words for', () => {
    const tasks = generated.flatMap(roomTasks);
    const kept = tasks.filter(askable('grounding'));
    expect(kept.length).toBeGreaterThan(0);
    const odd = { ...kept[0]!, prompt: 'Find the thing of which I spoke the other day when we met' };
    expect(askable('grounding')(odd)).toBe(false);
    expect(askable('detection')(kept[0]!)).toBe(false);
  });

  it('tells objects named by label from those named by relation', () => {
    const tasks = generated.flatMap(roomTasks);
    const of = (prompts: Prompts) => tasks.filter(askable('grounding', prompts)).map(({ prompt }) => prompt);
    expect(of('label').length + of('relation').length).toBe(of('all').length);
    const plain = /^Find the (?:(?:nearest|farthest|largest|smallest) )?\w+$/;
    expect(of('label').every((prompt) => plain.test(prompt))).toBe(true);
    expect(of('relation').some((prompt) => plain.test(prompt))).toBe(false);
  });
});

describe('a job', () => {
  const root = mkdtempSync(join(tmpdir(), 'evaluate-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const { bytes, entry } = writeShard(generated, 'validation', 1, SHARD_LAYOUT);
  writeFileSync(join(root, entry.file), bytes);
  writeFileSync(
    join(root, 'index.json'),
    JSON.stringify({
      ...{ format: 'reward-room/shard', version: 2, generator: GENERATOR_VERSION },
      ...SHARD_LAYOUT,
      splits: { validation: entry },
    }),
  );
  const jobFor = (kind: TaskKind, lines: readonly string[]): EvaluationJob => {
    const file = join(root, `${kind}.jsonl`);
    writeFileSync(file, lines.join('\n'));
    return {
      ...{ data: root, split: 'validation', prompts: 'all' },
      asking: { kind, mode: 'think' },
      answers: { kind: 'completions', file },
    };
  };
  const linesOf = (kind: TaskKind) =>
    scenesOf(kind)
      .flatMap(({ tasks }) => tasks)
      .map((task) => JSON.stringify({ task: task.id, completion: truth(task) }));

  it.each(KINDS)(
    'judges completions of %s that were written elsewhere, and keeps the figures',
    async (kind) => {
      const { count, judge } = await openJob(jobFor(kind, linesOf(kind)));
      const scenes = await judgeAll([judge, judge], count);
      const answers = { task: kind, scenes: scenes.map(({ scene, tasks }) => ({ scene, tasks })) } as Judged;
      expect(answers).toEqual(judged(kind, truth));
      expect(scenes.flatMap(({ missing }) => missing)).toEqual([]);

      const metrics = metricsOf(answers);
      const text = evaluationText(answers, { policy: 'p', data: 'd', split: 'validation', metrics });
      expect(parseEvaluation('x.json', text)).toMatchObject({ ...answers, metrics });
      expect(() => parseEvaluation('x.json', text.replace('"version":1', '"version":2'))).toThrow('x.json');
      expect(() => parseEvaluation('x.json', text.slice(9))).toThrow('not JSON');
    },
  );

  it('names tasks without a completion', async () => {
    const lines = linesOf('grounding');
    const { count, judge } = await openJob(jobFor('grounding', lines.slice(2)));
    const missing = (await judge(0, count)).flatMap((scene) => scene.missing);
    expect(missing).toEqual(lines.slice(0, 2).map((line) => JSON.parse(line).task));
  });

  it('says which line is no completion', async () => {
    const line = linesOf('detection')[0]!;
    await expect(openJob(jobFor('detection', [line, '{"task": 3}']))).rejects.toThrow('line 2');
    await expect(openJob(jobFor('detection', [line, line]))).rejects.toThrow('a second completion of');
  });

  it('reads one detection window of each length a scene, and questions as they are to be answered', async () => {
    const scenes = await openScenes(root, 'validation', { kind: 'detection', mode: 'think' });
    expect(scenes.count).toBe(generated.length);
    for (let i = 0; i < scenes.count; i++) {
      const { id, tasks } = scenes.scene(i);
      expect(id).toBe(generated[i]!.id);
      const shown = tasks.map(({ frames }) => frames.length);
      expect(shown).toEqual([...new Set(shown)]);
    }
    const asked = async (mode: 'think' | 'direct') =>
      (await openScenes(root, 'validation', { kind: 'reasoning', mode })).scene(1).tasks;
    expect(await asked('direct')).toEqual(sceneQuestions(generated[1]!));
    expect(await asked('think')).toEqual(sceneQuestions(generated[1]!).map(askToThink));
  });

  it('says where there is nothing', async () => {
    const asking = { kind: 'detection', mode: 'think' } as const;
    await expect(openScenes(root, 'train', asking)).rejects.toThrow('splits.train is missing');
    await expect(openScenes(join(root, 'none'), 'train', asking)).rejects.toThrow(
      'neither a shard (index.json) nor sample rooms (scene.json) are here',
    );
  });
});

describe('chance', () => {
  it('is one in as many options, and of numbers what the others’ answers score', () => {
    const of = (question: 'route_planning' | 'object_counting', answer: string, options: number) => ({
      ...{ id: '', question, score: 0, answer, options },
    });
    const scenes = [
      { scene: 'a', tasks: [of('route_planning', 'A', 2), of('route_planning', 'A', 4)] },
      { scene: 'b', tasks: [of('object_counting', '2', 0), of('object_counting', '4', 0)] },
    ];
    const [route, count] = chance(scenes);
    expect(route).toMatchObject({ count: 2, chance: 0.375, constant: 'A', constantScore: 1 });
    // 4 for 2 is 100 % off and scores nothing, 2 for 4 is 50 % off and scores one threshold of ten
    expect(count!.chance).toBeCloseTo((1 + 0 + 1 + 0.1) / 4, 12);
    expect(count!.constant).toBe('2');
  });
});

describe('readArguments', () => {
  it('says what is wrong, all at once', () => {
    const faults = readArguments(
      '--task pose --split test --scenes 0 --mode aloud --prompts none'.split(' '),
    );
    expect(faults).toEqual({
      faults: [
        '--task is pose: give detection, grounding, reasoning',
        '--mode is aloud: give think, direct',
        '--split is test: give train, validation, held-out',
        '--prompts is none: give all, label, relation',
        '--scenes is 0: give a number from 1 on',
      ],
    });
    expect(readArguments(['--task', 'detection', '--completions', 'a', '--checkpoint', 'b'])).toHaveProperty(
      'faults',
    );
    expect(readArguments(['--what'])).toHaveProperty('faults');
  });

  it('judges the shipped policy on all validation scenes unless told otherwise', () => {
    expect(readArguments(['--task', 'detection'])).toMatchObject({
      ...{ limit: Infinity, json: false },
      job: {
        ...{
          data: 'public/samples/training',
          split: 'validation',
          asking: { kind: 'detection', mode: 'think' },
        },
        answers: { kind: 'policy', headroom: false },
      },
    });
  });
});
