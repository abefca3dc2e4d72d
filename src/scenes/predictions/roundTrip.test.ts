import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rollout } from '#rewards';
import { memoryFile } from '../import/memoryFile';
import { livingRoomFolder } from '../import/testing/livingRoomFolder';
import { dumpOfRollouts } from './dumpOfRollouts';
import type { PolicyInfo } from './policyInfo';
import type { PredictionDump, PredictionRow } from './predictionDump';
import type { PredictionFormat, PredictionFormatId } from './predictionFormat';
import { predictionFormats } from './predictionFormats';
import { detectPredictions } from './readPredictions';
import { lines } from './testing/lines';

const folder = livingRoomFolder();
const stored = JSON.parse(
  readFileSync(join('public', 'samples', 'living-room', 'rollouts.json'), 'utf8'),
) as {
  policies: PolicyInfo[];
  rollouts: Rollout[];
};
const livingRoom = dumpOfRollouts('living room', stored.policies, stored.rollouts, folder.tasks);

/** Writes a dump and reads it again; no other format may take the files for its own. */
async function again(format: PredictionFormat, dump: PredictionDump): Promise<PredictionDump> {
  const source = { name: dump.source, files: await format.write(dump) };
  expect((await detectPredictions(source)).map(({ id }) => id)).toEqual([format.id]);
  return format.read(source);
}

/** Files that show everything that a format can say. */
const EXAMPLES: Record<PredictionFormatId, Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>> = {
  jsonl: {
    'completions.jsonl': lines(
      {
        id: 'a',
        task: 't',
        kind: 'detection',
        policy: 'p',
        step: 3,
        group: 'g',
        prompt: 'P\n',
        completion: 'C\u2028"\\',
        ground_truth: [{ label: 'bed', bbox_3d: [1] }],
        reward: 0.1 + 0.2,
        parts: { iou: 1e-17, f1: null },
        advantage: -1 / 3,
        doc_id: 'row 1',
        scene: 's',
        images: ['1.jpg'],
        boxes: [{ label: 'bed', bbox_3d: [0, 1, 2, 3, 4, 5, 6, 7, 8] }],
        gt_bbox: [0, 1, 2, 3, 4, 5, 6, 7, 8],
        question_id: 'q',
        question_type: 'object_counting',
        tokens: [1, 2],
        log_probs: [-0.5, -1e-9],
        extra: { model: 'kept', nested: [null, { a: 1 }] },
      },
      { completion: '' },
    ),
  },
  'rollouts-json': {
    'rollouts.json': JSON.stringify({
      policies: [{ name: 'p', title: 'P', provenance: 'Made up', measured: false }],
      rollouts: [
        { id: 'a', task: 't', policy: 'p', step: 2, completion: 'C', tokens: [1], logProbs: [-0.25] },
      ],
    }),
  },
  'lmms-eval': {
    'model/20260301_120000_samples_scannet_4frames.jsonl': lines({
      doc_id: 3,
      doc: { boxes: [{ label: 'bed', bbox_3d: [0, 1, 2, 3, 4, 5, 6, 7, 8] }], cam2img: [[1]] },
      target: "[{'bbox_3d': [0.1]}]",
      arguments: { 0: 'max_new_tokens' },
      resps: [['<think>a</think>b']],
      filtered_resps: ['b'],
      doc_hash: 'd',
      threedod_score: { result: { bed: { tp: 1, fp: 0, fn: 0 } }, gt_labels: ['bed'], images: ['a/1.jpg'] },
      input: 'Detect…',
    }),
    'model/20260301_120000_samples_scanrefer.jsonl': lines({
      doc_id: 0,
      target: 'answer',
      resps: [['{}']],
      filtered_resps: ['{}'],
      scanrefer_score: {
        iou: 0.1,
        pred_bbox: null,
        gt_bbox: [0, 1, 2, 3, 4, 5, 6, 7, 8],
        images: ['a/1.jpg'],
      },
      input: 'Locate',
    }),
    'model/20260301_120000_samples_x.jsonl': lines(
      { doc_id: 1, target: 'B', resps: ['A', 'B'], filtered_resps: ['A', 'B'], accuracy: 0.5, input: 'Q' },
      { doc_id: 2, target: 'B', filtered_resps: 'C', input_media: ['v.jpg'], token_counts: 7, input: 'Q' },
    ),
  },
  'trl-parquet': Object.fromEntries(
    ['completions_00040.parquet', 'completions_00100.parquet'].map((name) => [
      `completions/${name}`,
      new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', name))),
    ]),
  ),
  'wandb-table': {
    'completions.table.json': JSON.stringify({
      columns: ['step', 'prompt', 'completion', 'iou_reward', 'format_reward', 'note', 'advantage'],
      data: [
        [1, 'P', 'C', 0.5, null, 'x', 0.7],
        [2, 'P', 'D', 1, 0, null, -0.7],
      ],
    }),
  },
  'verl-v0': {
    '9.jsonl': lines({ input: 'P', output: 'C', gts: { a: [1] }, score: 0.5, step: 9, iou: 0.25, note: 'x' }),
    '10.jsonl': lines({ input: 'P', output: 'D', gts: 'B', score: 0, step: 10 }),
  },
  'verl-v1': {
    '7.jsonl': lines(
      { input: 'P', output: 'C', gts: 'B', score: 1, step: 7, uid: 'f_1_0_0' },
      { input: 'P', output: 'first', gts: 'B', score: 1, step: 7, uid: 'f_1_1_0' },
      { input: 'P2', output: 'last', gts: 'B', score: 1, step: 7, uid: 'f_1_1_1' },
      { input: 'P', output: 'E', gts: 'B', score: 0, step: 7, uid: 'f_2_0_0' },
    ),
  },
  'easy-r1': {
    'generations.log':
      '[prompt] user\nQ\n[output] <think>\n\n</think>\nB\n[ground_truth] B\n[score] 1.0\n\n' +
      '[prompt] Q\n[output] \n[ground_truth] \n[score] 0.25\n\n',
  },
  'log-path': {
    'debug.txt':
      '------------- 14-09-31-05-123456 Accuracy reward: 0.62 -------------\n' +
      "image_path: ['a/b.jpg', 'a/c.jpg']\nproblem: Find\nit\nContent: <think>\n…</think>\nSolution: [1, 2]\n" +
      '------------- 14-09-31-05-123457 Accuracy reward: None -------------\n' +
      'image_path: a/b.jpg\nproblem: Find\nContent: B\nSolution: B\naccu_reward_method: default\n',
    'debug_format.txt':
      '------------- 14-09-31-05-123456 Format reward -------------\n' +
      'Content: <think>\n…</think>\nHas format: True\nContent: B\nHas format: False\n',
  },
  'nemo-rl': {
    'train_data_step12.jsonl': lines(
      {
        content: [['user text', '<think>…']],
        rewards: [0.4],
        advantages: [[0, 0, -0.9, -0.9]],
        token_loss_mask: [[0, 0, 1, 1]],
        token_ids: [[1, 2, 3, 4]],
        idx: 0,
      },
      {
        content: [
          [
            { role: 'user', content: 'Q' },
            { role: 'assistant', content: 'A' },
          ],
        ],
        rewards: [1],
        idx: 1,
      },
    ),
  },
};

const { stringify } = JSON;
const text = (truth: PredictionRow['groundTruth']) => (typeof truth === 'string' ? truth : stringify(truth));
const applied = (parts: NonNullable<PredictionRow['parts']>) =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null));

/** What each format can say of a row that has everything. */
const CARRIES: Record<PredictionFormatId, (row: PredictionRow) => Partial<PredictionRow>> = {
  jsonl: (row) => row,
  'trl-parquet': (row) => row,
  'wandb-table': (row) => row,
  'rollouts-json': ({ id, task, policy, step, completion }) => ({ id, task, policy, step, completion }),
  'lmms-eval': ({ parts, ...row }) => (parts ? { ...row, parts: applied(parts) } : row),
  'verl-v0': ({ id: _id, group: _group, hints: _hints, ...row }) => row,
  'verl-v1': ({ id: _id, hints: _hints, ...row }) => row,
  'easy-r1': ({ prompt, completion, groundTruth, reward }) => ({
    prompt,
    completion,
    groundTruth: text(groundTruth),
    reward,
  }),
  'log-path': ({ prompt, completion, groundTruth, parts, reward }) => ({
    prompt,
    completion,
    groundTruth: text(groundTruth),
    parts: { accuracy: reward!, ...(parts ? { format: parts.format ?? null } : {}) },
  }),
  'nemo-rl': ({ prompt, completion, reward, advantage, step }) => ({
    prompt,
    completion,
    reward,
    advantage,
    step,
  }),
};

/** Rows without the place that a format gives them. */
const bare = ({ order: _order, file: _file, ...row }: PredictionRow) => row;

describe.each(predictionFormats)('$title', (format) => {
  it('writes what it read, so that it is read the same', async () => {
    const files = Object.entries(EXAMPLES[format.id]).map(([path, content]) => memoryFile(path, content));
    const first = await format.read({ name: 'run', files });
    const second = await again(format, first);
    expect(second.rows.map(bare)).toEqual(first.rows.map(bare));
    expect(second.policies).toEqual(first.policies);
    expect(first.rows.length).toBeGreaterThan(0);
  });

  it('carries the rollouts of the living room', async () => {
    const { rows, policies } = await again(format, livingRoom);
    expect(rows.length).toBe(livingRoom.rows.length);
    const key = (row: Partial<PredictionRow>) =>
      stringify([row.prompt, row.groundTruth, row.completion, row.id]);
    const byKey = (list: readonly Partial<PredictionRow>[]) =>
      [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    const wanted = livingRoom.rows.map((row) => CARRIES[format.id](bare(row) as PredictionRow));
    // What a format makes up to be of its kind (a uid, a doc_id) is not ours.
    const made = (row: PredictionRow) => {
      const { docId: _docId, extra: _extra, ...other } = bare(row);
      return format.id === 'verl-v1' ? { ...other, id: undefined } : other;
    };
    expect(byKey(rows.map(made))).toEqual(byKey(wanted));
    if (format.id === 'rollouts-json') expect(policies).toEqual(stored.policies);
  });

  it('carries any text and any number', async () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0);
    const word = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((value) => !/[\r\n]|^\uFEFF|[\uD800-\uDFFF]/.test(value));
    const row = fc.record({
      completion: word,
      prompt: word,
      groundTruth: word,
      reward: number,
      advantage: number,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (list) => {
        const rows = list.map(
          (fields, order): PredictionRow => ({
            ...fields,
            order,
            file: 'x',
            task: 't',
            policy: 'p',
            step: 1,
            id: `g_${order}`,
            group: 'g',
          }),
        );
        const { rows: read } = await again(format, { ...livingRoom, rows });
        const wanted = rows.map((row) => CARRIES[format.id](bare(row) as PredictionRow));
        expect(read).toMatchObject(wanted);
      }),
      { numRuns: 20, seed: 4 },
    );
  });
});
