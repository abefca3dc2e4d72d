import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReasoningTask } from '#rewards';
import { parseScene, parseTasks } from '#scenes';
import { questionMeasures } from './questionMeasures';

const SAMPLES = join('public', 'samples');
const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(SAMPLES, ...path), 'utf8'));

/** Every spatial question of the six rooms. */
const questions = readdirSync(SAMPLES)
  .filter((room) => existsSync(join(SAMPLES, room, 'tasks.json')))
  .flatMap((room) => {
    const scene = parseScene(read(room, 'scene.json'));
    return parseTasks(read(room, 'tasks.json'))
      .filter((task): task is ReasoningTask => task.kind === 'reasoning')
      .map((task) => ({ task, scene, measures: questionMeasures(task, scene) }));
  });
const of = (prefix: string) => questions.filter(({ task }) => task.question.startsWith(prefix));
const number = (text: string) => Number.parseFloat(text);

describe('what is drawn of a question agrees with its answer, in every room', () => {
  it('there is something to draw for each', () => {
    expect(questions.length).toBeGreaterThan(80);
    for (const { measures } of questions) expect(measures.length).toBeGreaterThan(0);
  });

  it('distance: the line is as long as the answer says', () => {
    for (const { task, measures } of of('object_abs_distance')) {
      expect(measures).toHaveLength(1);
      const [from, to] = measures[0]!.points;
      const length = Math.hypot(...from!.map((value, axis) => value - to![axis]!));
      expect(length.toFixed(1)).toBe(Number(task.target.answer).toFixed(1));
    }
  });

  it('nearest: the strong line is the right option’s, and the shortest', () => {
    for (const { task, measures } of of('object_rel_distance')) {
      const strong = measures.filter((measure) => measure.strong);
      expect(strong).toHaveLength(1);
      const lengths = measures.map(({ label }) => number(label));
      expect(number(strong[0]!.label)).toBe(Math.min(...lengths));
      expect(task.options).toHaveLength(measures.length);
    }
  });

  it('size and room: the figure is the answer', () => {
    for (const { task, measures } of of('object_size'))
      expect(measures[0]!.label).toBe(`${task.target.answer} cm`);
    for (const { task, measures } of of('room_size'))
      expect(measures[0]!.label).toMatch(new RegExp(`= ${task.target.answer.replace('.', '\\.')} m²$`));
  });

  it('direction: the arc turns to the side that is right', () => {
    for (const { task, measures } of of('object_rel_direction')) {
      const right = task.options?.[task.target.answer.charCodeAt(0) - 65] ?? '';
      const [degrees, side] = measures[2]!.label.split('° ') as [string, string];
      if (right === 'back') expect(Number(degrees)).toBeGreaterThan(135);
      else expect(right).toContain(side);
      if (right.startsWith('front')) expect(Number(degrees)).toBeLessThan(90);
    }
  });

  it('route: the arcs turn as the right option says', () => {
    for (const { task, measures } of of('route_planning')) {
      const turns = (task.options?.[task.target.answer.charCodeAt(0) - 65] ?? '').split(', ');
      const arcs = measures.filter(({ label }) => label.includes('°'));
      // A robot that already faces its first goal turns there by nothing.
      for (const [index, turn] of turns.entries()) {
        const arc = arcs.at(index - turns.length)!;
        if (turn !== 'turn back') expect(turn).toBe(`turn ${arc.label.split('° ')[1]}`);
        else expect(number(arc.label)).toBeGreaterThan(125);
      }
    }
  });

  it('a task of another scene’s objects draws nothing', () => {
    const { task } = questions.find(({ task }) => (task.about?.length ?? 0) > 0)!;
    expect(questionMeasures({ ...task, about: ['not here'] }, questions[0]!.scene)).toEqual([]);
  });
});
