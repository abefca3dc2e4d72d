import { describe, expect, it } from 'vitest';
import { type AnnotatedViews, Random, shardScenes } from '#scenes';
import { boxFurniture } from '../../scenes/testing/boxFurniture';
import { policySizes } from '../policy/policyConfig';
import { decode } from '../tokens/tokenizer';
import { drawnBatch } from './drawnBatch';
import { fixedPrompts } from './fixedPrompts';
import { shardPrompts } from './shardPrompts';
import { targetText } from './targetText';
import { trainingTasks } from './trainingTasks';

const scenes = [...shardScenes(boxFurniture(), 'train', 1, 8)];
const config = policySizes.nano;
const grounding = trainingTasks('grounding', config);
const shardOf = (list: readonly AnnotatedViews[]) =>
  ({ split: 'train', count: list.length, scene: (place: number) => list[place]! }) as const;

describe('prompts of a shard', () => {
  it('are S different scenes and Q different prompts of each, the same for the same random numbers', () => {
    const source = shardPrompts(shardOf(scenes), grounding, { scenes: 4, prompts: 2 });
    const draw = (seed: number) => source.tasks(1, Random.seeded(seed));
    for (let seed = 0; seed < 5; seed++) {
      const drawn = draw(seed);
      expect(new Set(drawn.map(({ scene }) => scene)).size).toBe(4);
      for (const { scene, tasks } of drawn) {
        const known = grounding(scene as AnnotatedViews).map(({ id }) => id);
        expect(tasks).toHaveLength(2);
        if (known.length >= 2) expect(new Set(tasks.map(({ id }) => id)).size).toBe(2);
        for (const { id } of tasks) expect(known).toContain(id);
      }
    }
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
    expect(source.others!(3, Random.seeded(1)).flatMap(({ tasks }) => tasks)).toHaveLength(4);
  });

  it('pass over scenes that have none, and ask few prompts twice', () => {
    const [first] = grounding(scenes[0]!);
    const source = shardPrompts(shardOf(scenes), (scene) => (scene === scenes[0] ? [first!] : []), {
      scenes: 1,
      prompts: 3,
    });
    for (let seed = 0; seed < 5; seed++)
      expect(source.tasks(1, Random.seeded(seed))).toEqual([
        { scene: scenes[0], tasks: [first, first, first] },
      ]);
  });

  it('say so where there are too few', () => {
    expect(() => shardPrompts(shardOf(scenes), grounding, { scenes: 9, prompts: 1 })).toThrow(
      'split train: 9 scenes a step are asked for, 8 are there. Ask for fewer',
    );
    const none = shardPrompts(shardOf(scenes), () => [], { scenes: 1, prompts: 1 });
    expect(() => none.tasks(1, Random.seeded(1))).toThrow('Too few scenes have a prompt of this kind');
  });

  it('become one batch, scene by scene', () => {
    const drawn = shardPrompts(shardOf(scenes), grounding, { scenes: 2, prompts: 2 }).tasks(
      1,
      Random.seeded(1),
    );
    const { tasks, batch } = drawnBatch(drawn, 3, config);
    expect(batch).toMatchObject({
      scenes: 2,
      sequences: 12,
      frames: 8,
      promptLength: config.promptLengths[0],
    });
    const prompts = Array.from({ length: 12 }, (_, row) =>
      decode([...batch.prompts.subarray(4 * row, 4 * row + 4)]),
    );
    expect(prompts).toEqual(tasks.flatMap(({ prompt }) => [prompt, prompt, prompt]));
    const alone = drawnBatch(drawn.slice(1), 3, config).batch;
    expect(batch.visual.subarray(batch.visual.length / 2)).toEqual(alone.visual);
    const blind = drawnBatch(drawn, 3, config, { colour: false, points: false, normals: false }).batch;
    expect(blind.visual.every((value) => value === 0)).toBe(true);
  });

  it('that do not go together are named', () => {
    const [scene] = scenes;
    const detection = trainingTasks('detection', config)(scene!);
    const drawn = [
      { scene: scene!, tasks: detection },
      { scene: scene!, tasks: grounding(scene!).slice(0, 1) },
    ];
    expect(() => drawnBatch(drawn, 2, config)).toThrow(
      `"${drawn[1]!.tasks[0]!.id}" and "${detection[0]!.id}"`,
    );
  });
});

describe('data that are no numbers', () => {
  const spoilt = (change: (scene: AnnotatedViews) => void) => {
    const scene = structuredClone(scenes[0]!);
    change(scene);
    const source = shardPrompts(shardOf([scene]), grounding, { scenes: 1, prompts: 20 });
    return () => source.tasks(1, Random.seeded(1));
  };

  it.each<[string, (scene: AnnotatedViews) => void]>([
    ['views.depth[17] is NaN', ({ views }) => views.depth.fill(Number.NaN, 17, 18)],
    ['views.rgb[5] is Infinity', ({ views }) => views.rgb.fill(Number.POSITIVE_INFINITY, 5, 6)],
    ['views.intrinsics.fx is NaN', ({ views }) => Object.assign(views.intrinsics, { fx: Number.NaN })],
    ['views.poses[2][3] is NaN', ({ views }) => Object.assign(views.poses[2]!, { 3: Number.NaN })],
  ])('%s', (message, change) => {
    expect(spoilt(change)).toThrow(`Scene ${scenes[0]!.id}: ${message}, not a number to train on`);
  });

  it('are found in a target too', () => {
    const task = structuredClone(grounding(scenes[0]!)[0]!);
    Object.assign(task.target, { box: [0, 0, 0, 1, Number.NaN, 1, 0, 0, 0] });
    expect(() => fixedPrompts(scenes[0]!, [task])).toThrow('tasks[0].target.box[4] is NaN');
  });
});

describe('training tasks', () => {
  it('leave out what the policy could not write', () => {
    const short = { ...config, maxLength: 40 };
    const all = scenes.flatMap(trainingTasks('detection', config));
    const few = scenes.flatMap(trainingTasks('detection', short));
    expect(all.length).toBeGreaterThan(few.length);
    expect(all.every(({ frames }) => frames.length === 4)).toBe(true);
  });

  it('of reasoning are thought about, and teach their working', () => {
    const tasks = scenes.flatMap(trainingTasks('reasoning', config));
    expect(tasks.length).toBeGreaterThan(scenes.length);
    for (const task of tasks) {
      expect(task.prompt).toMatch(/^Think first\. /);
      expect(targetText(task)).toMatch(/^<think>[^<]+<\/think><answer>[^<]+<\/answer>$/);
    }
  });

  it('have their true answer as target text', () => {
    for (const task of scenes.flatMap(grounding)) {
      if (task.kind !== 'grounding') throw new Error('not a grounding');
      expect(targetText(task)).toMatch(
        new RegExp(
          `^<think></think><answer>\\{"frame": ${task.target.frame}, "bbox_3d": \\[.*\\]\\}</answer>$`,
        ),
      );
    }
  });
});
