import { describe, expect, it } from 'vitest';
import { type GroundingTask, inverseTransformBox, type ReasoningTask, type Task } from '#rewards';
import { livingRoomFolder } from '../../import/testing/livingRoomFolder';
import type { PredictionDump, PredictionRow } from '../predictionDump';
import { matchPredictions } from './matchPredictions';

const { tasks } = livingRoomFolder();
const grounding = tasks.filter((task) => task.kind === 'grounding');
const detection = tasks.filter((task) => task.kind === 'detection');
const question: ReasoningTask = {
  id: 'living-room/question/1',
  scene: 'living-room',
  kind: 'reasoning',
  prompt: 'How many chairs are in this room?',
  frames: [],
  question: 'object_counting',
  target: { answer: '4' },
};

function dumpOf(rows: readonly Partial<PredictionRow>[]): PredictionDump {
  const whole = rows.map((row, order): PredictionRow => ({ order, file: 'a.jsonl', completion: '', ...row }));
  return { format: 'jsonl', source: 'run', rows: whole, policies: [], notes: [] };
}

/** One row per task, matched; ids of the tasks that were found, null where none was. */
function found(rows: readonly Partial<PredictionRow>[], among: readonly Task[] = [...tasks, question]) {
  const { rollouts } = matchPredictions(dumpOf(rows.map((row, i) => ({ ...row, id: String(i) }))), among);
  return rows.map((_, i) => rollouts.find(({ id }) => id === String(i))?.task ?? null);
}

const ids = (list: readonly Task[]) => list.map(({ id }) => id);
const rounded = (box: readonly number[]) => box.map((value) => Number(value.toFixed(2)));

describe('matchPredictions', () => {
  it('knows a task by its id', () => {
    expect(found(tasks.map(({ id }) => ({ task: id })))).toEqual(ids(tasks));
  });

  it('knows a detection by its boxes, rounded and in another order', () => {
    const rows = detection.map(({ target }) => ({
      hints: { boxes: target.boxes.map(({ label, box }) => ({ label, box: rounded(box) })).reverse() },
    }));
    expect(found(rows)).toEqual(ids(detection));
    const texts = rows.map(({ hints }) => ({
      groundTruth: JSON.stringify(hints.boxes.map(({ label, box }) => ({ label, bbox_3d: box }))),
    }));
    expect(found(texts)).toEqual(ids(detection));
  });

  it('knows a grounding by its box in the world, or in the camera of a shown frame', () => {
    const modifiers = grounding.map((task) => ({
      prompt: task.prompt,
      hints: { worldBox: rounded(task.target.box) },
    }));
    expect(found(modifiers)).toEqual(ids(grounding));
    const inFrame = grounding.map(({ prompt, poses, target }) => {
      const box = inverseTransformBox(poses[2]!, target.box);
      return { prompt, groundTruth: JSON.stringify({ frame: 2, bbox_3d: rounded(box) }) };
    });
    expect(found(inFrame)).toEqual(ids(grounding));
  });

  it('knows groundings and questions by the prompt, whatever the chat template', () => {
    const rows = [...grounding, question].map(({ prompt }) => ({
      prompt: `system\nYou are helpful.\nuser\n<image><image>\n${prompt}\nassistant\n`,
    }));
    expect(found(rows)).toEqual([...ids(grounding), question.id]);
  });

  it('never knows a detection by the prompt', () => {
    const one = detection.slice(0, 1);
    const { matched, unmatched } = matchPredictions(dumpOf([{ prompt: one[0]!.prompt }]), one);
    expect(matched).toBe(0);
    expect(unmatched).toEqual([
      {
        reason: 'Nothing in it tells its task',
        remedy: expect.stringContaining('Log the id of the task'),
        rows: [0],
      },
    ]);
  });

  it('knows a task by the frames shown, where frames have names', () => {
    const names = Array.from({ length: 192 }, (_, frame) => `scan/${frame}.jpg`);
    const rows = detection.map(({ frames }) => ({
      hints: { kind: 'detection' as const, images: frames.map((frame) => `elsewhere/scan/${frame}.png`) },
    }));
    const scene = { id: 'living-room', clip: { names, width: 4, height: 3, fps: 1, frames: 192 } };
    const { rollouts } = matchPredictions(dumpOf(rows), tasks, { scenes: [scene] });
    expect(rollouts.map(({ task }) => task)).toEqual(ids(detection));
  });

  it('says where a truth is the same but the words are not', () => {
    const [task] = grounding.filter(
      ({ target }, i) =>
        grounding.findIndex((other) => String(other.target.box) === String(target.box)) === i,
    );
    const row = { prompt: 'Where do we sleep?', hints: { worldBox: task!.target.box } };
    const others = grounding.filter(({ target }) => String(target.box) !== String(task!.target.box));
    const { rollouts, notes } = matchPredictions(dumpOf([row]), [task!, ...others]);
    expect(rollouts.map(({ task }) => task)).toEqual([task!.id]);
    expect(notes).toEqual(['1 row put to a task by true boxes, though asked in other words']);
  });

  it('counts rows of a data set where there are as many tasks, and the prompt agrees', () => {
    const rows = detection.map(({ prompt }, docId) => ({
      docId,
      prompt,
      hints: { kind: 'detection' as const },
    }));
    expect(found(rows)).toEqual(ids(detection));
    expect(found([{ ...rows[0], docId: 99 }, ...rows])).toEqual([null, ...rows.map(() => null)]);
    expect(found(rows.map((row) => ({ ...row, prompt: 'Something else' })))).toEqual(rows.map(() => null));
  });

  it('is not misled by a question of another scene', () => {
    const row = { prompt: question.prompt };
    expect(
      found([
        { ...row, groundTruth: '4' },
        { ...row, groundTruth: 4 },
        { ...row, groundTruth: '3' },
      ]),
    ).toEqual([question.id, question.id, null]);
    expect(found([{ ...row, hints: { scene: 'scannet/scene0001_00' } }])).toEqual([null]);
    expect(found([{ ...row, hints: { scene: 'rooms/Living_Room' } }])).toEqual([question.id]);
  });

  it('says why a row belongs to no task, and what to do', () => {
    const twin = { ...grounding[0]!, id: 'twin' };
    const rows = [
      { task: 'elsewhere/1' },
      { hints: { boxes: [{ label: 'bed', box: [9, 9, 9, 1, 1, 1, 0, 0, 0] }] } },
      { prompt: twin.prompt },
    ];
    const { unmatched } = matchPredictions(dumpOf(rows), [...tasks, twin]);
    expect(unmatched.map(({ reason, rows }) => [reason, ...rows])).toEqual([
      ['No task is called so', 0],
      ['No task agrees on its true boxes', 1],
      ['It fits several tasks', 2],
    ]);
    expect(matchPredictions(dumpOf([{}]), []).unmatched[0]?.reason).toBe('No task is open');
  });

  it("keeps the file's figures beside the text, and says where an advantage is from", () => {
    const { id } = grounding[0]!;
    const rows = [
      { task: id, reward: 1, parts: { iou: 0.5 }, advantage: 0.7 },
      { task: id, reward: 0, parts: { iou: null } },
    ];
    const { rollouts } = matchPredictions(dumpOf(rows), tasks);
    expect(rollouts[0]?.given).toEqual({
      reward: 1,
      parts: { iou: 0.5 },
      advantage: { value: 0.7, origin: 'file' },
    });
    expect(rollouts[1]?.given.advantage?.origin).toBe('recomputed, std with Bessel');
  });

  it('makes a policy of every step of a run, and ids that differ', () => {
    const { id } = grounding[0]!;
    const rows = [10, 9, 10].map((step) => ({ task: id, step, id: 'same' }));
    const { rollouts, policies } = matchPredictions(dumpOf(rows), tasks);
    expect(policies.map(({ name, title, measured }) => [name, title, measured])).toEqual([
      ['run@9', 'run, step 9', true],
      ['run@10', 'run, step 10', true],
    ]);
    expect(rollouts.map(({ policy }) => policy)).toEqual(['run@10', 'run@9', 'run@10']);
    expect(new Set(rollouts.map((rollout) => rollout.id)).size).toBe(3);
  });

  it('says where a task was sampled in several groups', () => {
    const rows = ['a', 'b'].map((group) => ({ task: grounding[0]!.id, group }));
    expect(matchPredictions(dumpOf(rows), tasks).notes.join()).toContain('shown as one: 1 task');
  });

  it('matches thousands of rows to hundreds of tasks in little time', () => {
    const many = Array.from({ length: 400 }, (_, i): GroundingTask => {
      const task = grounding[i % grounding.length]!;
      return { ...task, id: `${task.id}/${i}`, prompt: `${task.prompt} number ${i}` };
    });
    const rows = many.flatMap(({ prompt }) =>
      Array.from({ length: 20 }, () => ({ prompt: `user\n${prompt}\n` })),
    );
    expect(matchPredictions(dumpOf(rows), many).matched).toBe(8000);
  });
});
