import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { detectPredictions } from './readPredictions';
import { lines } from './testing/lines';
import { readOne } from './testing/readOne';
import { sourceOf } from './testing/sourceOf';

const parquet = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', name)));

describe('TRL', () => {
  it('reads Parquet as pandas writes it, snappy and zstd, by number of step', async () => {
    const { rows, notes } = await readOne(
      {
        'completions/completions_00100.parquet': parquet('completions_00100.parquet'),
        'completions/completions_00040.parquet': parquet('completions_00040.parquet'),
      },
      'trl-parquet',
    );
    expect(rows.map(({ step }) => step)).toEqual([40, 40, 40, 40, 40, 40, 40, 40, 100, 100, 100, 100]);
    expect(rows[0]).toMatchObject({
      prompt: 'system\nYou are helpful.\nuser\nFind the chair\nassistant\n',
      parts: { iou_reward: 0.5, format_reward: 1 },
      advantage: 0.8658,
    });
    expect(rows[4]).toMatchObject({ parts: { iou_reward: null, format_reward: 1 }, advantage: 0 });
    expect(rows[11]).toMatchObject({
      completion: '<answer>4\u2028</answer>',
      groundTruth: '4',
      parts: { iou_reward: null, accuracy_reward: null },
    });
    expect(notes).toEqual([]);
  });

  it('reads what is whole beside what is not, and takes no data set for a log', async () => {
    const { rows, notes } = await readOne(
      {
        'completions_00040.parquet': parquet('completions_00040.parquet'),
        'completions_00100.parquet': parquet('completions_00100.parquet').slice(0, 900),
      },
      'trl-parquet',
    );
    expect(rows.length).toBe(8);
    expect(notes).toEqual([expect.stringContaining('completions_00100.parquet: not readable as Parquet')]);
    const questions = parquetWriteBuffer({ columnData: [{ name: 'question', data: ['How many?'] }] });
    expect(await detectPredictions(sourceOf({ 'test.parquet': new Uint8Array(questions) }))).toEqual([]);
  });

  it('reads the same from a wandb table', async () => {
    const table = {
      columns: ['step', 'prompt', 'completion', 'format_reward', 'advantage'],
      data: [
        [42, 'Q', 'A', 1, 0.5],
        ['43', 'Q', 'B', null, -0.5],
        [43, 'Q', null, 1, 0],
      ],
    };
    const { rows, notes } = await readOne(
      { 'media/table/completions_1.table.json': JSON.stringify(table) },
      'wandb-table',
    );
    expect(rows).toMatchObject([
      { step: 42, completion: 'A', parts: { format_reward: 1 }, advantage: 0.5 },
      { step: 43, completion: 'B', parts: { format_reward: null } },
    ]);
    expect(notes).toEqual(['No completion, passed over: media/table/completions_1.table.json, data[2]']);
  });
});

describe('wandb tables of others', () => {
  it("takes verl's and EasyR1's samples side by side apart", async () => {
    const columns = ['step', 'input_1', 'output_1', 'score_1', 'input_2', 'output_2', 'score_2'];
    const data = [
      [1, 'P', 'a', 0.5, 'Q', 'b', 1],
      [2, 'P', 'c', 0, null, null, null],
    ];
    const { rows, notes } = await readOne(
      { 'val.table.json': JSON.stringify({ columns, data }) },
      'wandb-table',
    );
    expect(rows.map(({ step, prompt, completion, reward }) => [step, prompt, completion, reward])).toEqual([
      [1, 'P', 'a', 0.5],
      [1, 'Q', 'b', 1],
      [2, 'P', 'c', 0],
    ]);
    expect(notes).toEqual([]);
  });

  it("takes OpenRLHF's single text of a step for the completion", async () => {
    const table = { columns: ['global_step', 'text', 'reward'], data: [[5, 'Q A', 0.5]] };
    const { rows } = await readOne({ 'a.table.json': JSON.stringify(table) }, 'wandb-table');
    expect(rows).toMatchObject([{ step: 5, completion: 'Q A', reward: 0.5 }]);
  });
});

describe('verl', () => {
  it('reads V0, parts and all, step 9 before step 10', async () => {
    const row = { input: 'user\nQ', gts: '{"frame": 12}', score: '0.5' };
    const { rows } = await readOne(
      {
        'dump/10.jsonl': lines({ ...row, output: 'b', step: 10, iou: 0.25 }),
        'dump/9.jsonl': lines({ ...row, output: 'a' }),
      },
      'verl-v0',
    );
    expect(rows).toMatchObject([
      { completion: 'a', step: 9, reward: 0.5, prompt: 'user\nQ', groundTruth: '{"frame": 12}' },
      { completion: 'b', step: 10, parts: { iou: 0.25 } },
    ]);
  });

  it('reads V1: the uid is prompt, rollout and turn', async () => {
    const row = { input: 'Q', gts: 'B', score: 1, step: 7 };
    const { rows, notes } = await readOne(
      {
        '7.jsonl': lines(
          { ...row, output: 'a', uid: '0b_6e-9f_0_0' },
          { ...row, output: 'first', uid: '0b_6e-9f_1_0' },
          { ...row, output: 'last', uid: '0b_6e-9f_1_1' },
        ),
      },
      'verl-v1',
    );
    expect(rows.map(({ id, group, completion }) => [id, group, completion])).toEqual([
      ['0b_6e-9f_0', '0b_6e-9f', 'a'],
      ['0b_6e-9f_1', '0b_6e-9f', 'last'],
    ]);
    expect(notes).toEqual(['Of rollouts of several turns the last turn is read']);
  });
});

describe('EasyR1', () => {
  it('reads records of several lines', async () => {
    const log =
      '[prompt] user\nWhere …?\n[output] <think>\n\n[x] y</think>\n<answer>B</answer>\n[ground_truth] B\n[score] 1.0\n\n' +
      '[prompt] Q\n[output] \n[ground_truth] A\n[score] 0.0\n\n[prompt] Q\n[output] cut';
    const { rows, notes } = await readOne({ 'generations.log': log }, 'easy-r1');
    expect(rows).toMatchObject([
      {
        prompt: 'user\nWhere …?',
        completion: '<think>\n\n[x] y</think>\n<answer>B</answer>',
        groundTruth: 'B',
        reward: 1,
      },
      { prompt: 'Q', completion: '', groundTruth: 'A', reward: 0 },
    ]);
    expect(notes).toEqual(['A record without its four parts, passed over: generations.log, record 3']);
  });
});
