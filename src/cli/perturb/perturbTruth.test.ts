import { describe, expect, it } from 'vitest';
import { type ReasoningTask, scoreCompletion, type Task } from '#rewards';
import { Random, roomTasks } from '#scenes';
import { generateScene } from '../../scenes/generator/generateScene';
import { boxFurniture } from '../../scenes/testing/boxFurniture';
import { perturbTruth } from './perturbTruth';

const scene = generateScene(3, boxFurniture(), 'scene');
const perception = roomTasks(scene);
const letter: ReasoningTask = {
  id: 'letter',
  scene: 'scene',
  kind: 'reasoning',
  question: 'route_planning',
  prompt: 'Which way?\nA. left\nB. right',
  options: ['left', 'right'],
  working: 'a turn of 30° to the right\nright: B',
  frames: scene.clipFrames,
  target: { answer: 'B' },
};
const number: ReasoningTask = {
  ...letter,
  id: 'number',
  question: 'object_abs_distance',
  prompt: 'How far?',
  options: undefined,
  working: 'from here to there\n1.94 m',
  target: { answer: '1.9' },
};

function scores(task: Task, count: number): number[] {
  const random = Random.seeded(7);
  return Array.from({ length: count }, () => scoreCompletion(perturbTruth(task, random), task).total);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('perturbTruth', () => {
  it.each([
    ['grounding', perception.find(({ kind }) => kind === 'grounding')!],
    ['detection', perception.find(({ kind }) => kind === 'detection')!],
    ['a letter', letter],
    ['a number', number],
  ])('of %s is sometimes right, sometimes wrong, and mostly well formed', (_, task) => {
    const all = scores(task, 200);
    expect(Math.max(...all)).toBeGreaterThan(1.5);
    expect(Math.min(...all)).toBeLessThan(1);
    expect(mean(all)).toBeGreaterThan(1.2);
  });

  it('is right in as many cases as it says', () => {
    const right = scores(letter, 2000).filter((score) => score === 2).length / 2000;
    // half, less what is cut off
    expect(right).toBeCloseTo(0.47, 1);
  });

  it('ends the thought with the answer that it gives', () => {
    const random = Random.seeded(2);
    for (let i = 0; i < 50; i++) {
      const [, option, thought, answer] =
        /\n((?:left|right)): (.)<\/think><answer>(.)<\/answer>$/.exec(perturbTruth(letter, random)) ?? [];
      if (answer) expect([thought, option]).toEqual([answer, answer === 'A' ? 'left' : 'right']);
    }
  });

  it('is the same for the same seed', () => {
    const every = () => perception.map((task) => perturbTruth(task, Random.seeded(1)));
    expect(every()).toEqual(every());
  });
});
