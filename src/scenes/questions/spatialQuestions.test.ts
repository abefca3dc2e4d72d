import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNumericQuestion, type QuestionType, type ReasoningTask, scoreCompletion } from '#rewards';
import type { AnnotatedViews } from '../annotatedViews';
import { annotateScene } from '../annotateScene';
import { decodeRays } from '../decodeRays';
import { decodeFurniture } from '../generator/decodeFurniture';
import { parseScene } from '../parseScene';
import { Random } from '../random';
import { recordedScene } from '../recordedScene';
import { shardScenes } from '../shard/shardScenes';
import { roomQuestions } from './roomQuestions';
import { spatialQuestions } from './spatialQuestions';
import { rederive } from './testing/rederive';

const SAMPLES = join('public', 'samples');
const TYPES: readonly QuestionType[] = [
  'object_counting',
  'object_abs_distance',
  'object_size_estimation',
  'room_size_estimation',
  'object_rel_distance',
  'object_rel_direction_easy',
  'object_rel_direction_medium',
  'object_rel_direction_hard',
  'route_planning',
  'obj_appearance_order',
];

const bytes = (...path: string[]) => Uint8Array.from(readFileSync(join(SAMPLES, ...path))).buffer;
const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(SAMPLES, ...path), 'utf8'));
const every = (scene: AnnotatedViews) => scene.clipFrames.map((_, view) => view);

/** Asks every question anew.
 * @returns what could not be confirmed */
function disputed(tasks: readonly ReasoningTask[], scene: AnnotatedViews, secondsPerFrame: number): string[] {
  return tasks.flatMap((task) => {
    const found = rederive(task, scene, secondsPerFrame);
    const answer = isNumericQuestion(task.question) ? Number(task.target.answer) : task.target.answer;
    const agrees =
      typeof answer === 'number'
        ? Number(found[0]) <= answer && answer <= Number(found[1])
        : found.length === 1 && found[0] === answer;
    return agrees ? [] : [`${task.id}: ${answer}, but by the other way ${found.join(' ')}\n${task.prompt}`];
  });
}

describe('questions of generated scenes', () => {
  const furniture = decodeFurniture(json('furniture', 'proxies.json'), bytes('furniture', 'proxies.bin'));
  const random = Random.seeded(11);
  const scenes = [...shardScenes(furniture, 'train', 11, 300)].map((scene) => ({
    scene,
    tasks: spatialQuestions(scene, every(scene), random, { perType: 2 }),
  }));
  const tasks = scenes.flatMap((each) => each.tasks);

  it('are answered alike by an independent derivation', () => {
    expect(scenes.flatMap(({ scene, tasks }) => disputed(tasks, scene, 1))).toEqual([]);
  }, 600_000);

  it('are of every kind, in good number', () => {
    for (const type of TYPES)
      expect(tasks.filter(({ question }) => question === type).length, type).toBeGreaterThan(60);
  });

  it('have their answers evenly among the letters', () => {
    for (const type of TYPES) {
      const options = tasks.filter(({ question, options }) => question === type && options);
      const [expected = 0] =
        options.length > 0 ? [options.reduce((sum, t) => sum + 1 / t.options!.length, 0)] : [];
      const first = options.filter(({ target }) => target.answer === 'A').length;
      // four standard deviations of a binomial
      expect(Math.abs(first - expected), type).toBeLessThanOrEqual(4 * Math.sqrt(expected));
    }
  });

  it('score in full where the working is thought and the answer given, and have ids of their own', () => {
    for (const task of tasks) {
      const { total } = scoreCompletion(
        `<think>${task.working}</think><answer>${task.target.answer}</answer>`,
        task,
      );
      expect(total, task.id).toBe(2);
      expect(new Set(task.options).size).toBe(task.options?.length ?? 0);
    }
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
  });

  it('are the same for the same seed', () => {
    const again = () =>
      scenes.slice(0, 20).map(({ scene }) => spatialQuestions(scene, every(scene), Random.seeded(5)));
    expect(again()).toEqual(again());
  });
});

describe('questions of the sample rooms', () => {
  const rooms = readdirSync(SAMPLES).filter((room) => existsSync(join(SAMPLES, room, 'scene.json')));

  it.each(rooms)('%s: every kind is asked, and answered alike by an independent derivation', (room) => {
    const scene = recordedScene(parseScene(json(room, 'scene.json')));
    const views = annotateScene(scene, decodeRays(bytes(room, scene.rays.file), scene));
    const secondsPerFrame = 1 / scene.clip.fps;
    const tasks = roomQuestions(views, Random.seeded(1), secondsPerFrame);
    expect(disputed(tasks, views, secondsPerFrame)).toEqual([]);
    const kinds = new Set(tasks.map(({ question }) => question.replace(/_(easy|medium|hard)$/, '')));
    expect([...kinds].sort()).toEqual(
      [...new Set(TYPES.map((type) => type.replace(/_(easy|medium|hard)$/, '')))].sort(),
    );
  });
});
