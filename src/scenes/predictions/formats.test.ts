import { describe, expect, it } from 'vitest';
import { detectPredictions } from './readPredictions';
import { lines } from './testing/lines';
import { readOne } from './testing/readOne';
import { sourceOf } from './testing/sourceOf';

describe('JSONL of completions', () => {
  it('reads our own names, and keeps what it does not know', async () => {
    const { rows, notes } = await readOne(
      {
        'run.jsonl': lines({
          id: 'a',
          task: 'room/grounding/chair-1',
          policy: 'sft',
          step: 40,
          group: 'g',
          prompt: 'Find the chair',
          completion: 'x',
          ground_truth: { frame: 2 },
          reward: 1.5,
          parts: { iou: 0.5, format: 1, frame: null },
          advantage: -0.25,
          doc_id: 3,
          scene: 'room',
          images: ['1.jpg', '2.jpg'],
          colour: 'red',
        }),
      },
      'jsonl',
    );
    expect(notes).toEqual([]);
    expect(rows).toEqual([
      {
        order: 0,
        file: 'run.jsonl',
        id: 'a',
        task: 'room/grounding/chair-1',
        policy: 'sft',
        step: 40,
        group: 'g',
        prompt: 'Find the chair',
        completion: 'x',
        groundTruth: { frame: 2 },
        reward: 1.5,
        parts: { iou: 0.5, format: 1, frame: null },
        advantage: -0.25,
        docId: 3,
        hints: { scene: 'room', images: ['1.jpg', '2.jpg'] },
        extra: { colour: 'red' },
      },
    ]);
  });

  it('reads what others call the same things, conversations too', async () => {
    const conversation = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: [{ type: 'image' }, { type: 'text', text: 'How many?' }] },
    ];
    const { rows } = await readOne(
      {
        'results.jsonl': lines(
          {
            example_id: 7,
            prompt: conversation,
            completion: [{ role: 'assistant', content: '4' }],
            reward: '0.5',
          },
          {
            problem_id: 7,
            question: 'How many?',
            response: '5',
            accuracy_reward: 0,
            solution: '<answer>4</answer>',
          },
        ),
      },
      'jsonl',
    );
    expect(rows[0]).toMatchObject({
      group: '7',
      prompt: 'system\nBe brief.\nuser\nHow many?',
      completion: '4',
      reward: 0.5,
    });
    expect(rows[1]).toMatchObject({ group: '7', completion: '5', parts: { accuracy_reward: 0 } });
  });

  it('reads the rows of the score command', async () => {
    const target = { gt_bbox: [0, 0, 0, 1, 1, 1, 0, 0, 0], cam2global: [], frame: 1 };
    const { rows } = await readOne(
      { 'rows.jsonl': lines({ id: 5, task: 'grounding', completion: '{}', target }) },
      'jsonl',
    );
    expect(rows[0]).toMatchObject({ id: '5', hints: { kind: 'grounding' }, groundTruth: target });
    expect(rows[0]?.task).toBeUndefined();
  });

  it('takes a list in a JSON file, sorts files by number, and passes over what is broken', async () => {
    const { rows, notes } = await readOne(
      {
        '10.jsonl':
          '\ufeff{"completion": "ten\u2028", "reward": NaN}\r\n\r\nnonsense\r\n{"text": 1}\r\n{"completion": "cut',
        '9.jsonl': lines({ completion: 'nine' }),
        'list.json': '\n[\n {"completion": "listed"}, {"nothing": "here"}]',
      },
      'jsonl',
    );
    expect(rows.map(({ completion }) => completion)).toEqual(['nine', 'ten\u2028', 'listed']);
    expect(notes).toEqual([
      'Holds NaN or Infinity, read as missing: 10.jsonl, line 1',
      'Not a JSON object, passed over: 10.jsonl, line 3',
      'No completion, passed over: 2 times, first in 10.jsonl, line 4',
      'The last line is cut and was left out: 10.jsonl, line 5',
    ]);
  });

  it('reads ten thousand rows in the background, and stops when told', async () => {
    const text = 'x'.repeat(1500);
    const file = lines(
      ...Array.from({ length: 10_000 }, (_, task) => ({ task: `t${task}`, completion: text })),
    );
    const [format] = await detectPredictions(sourceOf({ 'a.jsonl': file }));
    const seen: number[] = [];
    const dump = await format!.read(sourceOf({ 'a.jsonl': file }), {
      onProgress: ({ rows }) => seen.push(rows),
    });
    expect(dump.rows.length).toBe(10_000);
    expect(seen.at(-1)).toBe(10_000);
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error('enough'));
    await expect(
      format!.read(sourceOf({ 'a.jsonl': file }), { signal: stop.signal, onProgress }),
    ).rejects.toThrow('enough');
  });
});

describe('lmms-eval', () => {
  const boxes = [{ label: 'bed', bbox_3d: [0.1, 0.2, 2.3, 2, 1.6, 0.5, 0.3, -1.1, 0.2] }];

  it("reads VG-LLM's logs of the three tasks", async () => {
    const { rows, notes } = await readOne(
      {
        'VG-LLM-4B/20260301_120000_samples_scannet_4frames.jsonl': lines({
          doc_id: 3,
          doc: { boxes, cam2img: [[600, 0, 320, 0]] },
          target: "[{'bbox_3d': [0.1]}]",
          arguments: { 0: 'max_new_tokens' },
          resps: [['```json\n[]```']],
          filtered_resps: ['```json\n[]```'],
          doc_hash: 'd',
          threedod_score: {
            result: { bed: { tp: 1, fp: 0, fn: 0 } },
            gt_labels: ['bed'],
            images: ['scannet/posed_images/scene9999_00/00810.jpg'],
          },
          input: 'Detect…',
        }),
        'VG-LLM-4B/20260301_120000_samples_scanrefer.jsonl': lines({
          doc_id: 0,
          doc: { id: 'q1' },
          target: 'answer',
          resps: [['{}']],
          filtered_resps: ['{}'],
          scanrefer_score: {
            iou: 0.4,
            pred_bbox: null,
            gt_bbox: [1, 2, 3, 1, 1, 1, 0, 0, 0],
            images: ['a/1.jpg'],
          },
          input: 'Locate the bed',
        }),
        'VG-LLM-4B/20260301_120000_samples_vsibench.jsonl': lines({
          doc_id: 1,
          doc: { scene_name: 'scene0011_00', id: 7, question_type: 'object_counting', accuracy: 1 },
          target: '4',
          resps: [['4']],
          filtered_resps: ['4'],
          vsibench_score: { 'MRA:.5:.95:.05': 1, prediction: '4' },
          input: 'How many chairs are in this room?',
        }),
      },
      'lmms-eval',
    );
    expect(rows.map(({ policy }) => policy)).toEqual(['VG-LLM-4B', 'VG-LLM-4B', 'VG-LLM-4B']);
    const [detection, grounding, reasoning] = rows;
    expect(detection).toMatchObject({
      docId: 3,
      prompt: 'Detect…',
      completion: '```json\n[]```',
      hints: {
        kind: 'detection',
        images: ['scannet/posed_images/scene9999_00/00810.jpg'],
        boxes: [{ label: 'bed', box: boxes[0]!.bbox_3d }],
      },
    });
    expect(grounding).toMatchObject({
      parts: { iou: 0.4 },
      hints: { kind: 'grounding', questionId: 'q1', worldBox: [1, 2, 3, 1, 1, 1, 0, 0, 0] },
    });
    expect(reasoning).toMatchObject({
      groundTruth: '4',
      parts: { 'MRA:.5:.95:.05': 1 },
      hints: { kind: 'reasoning', scene: 'scene0011_00', questionId: '7', questionType: 'object_counting' },
    });
    expect(notes.join()).toContain('order zxy');
  });

  it('reads the new shape: no doc, one string or several repeats', async () => {
    const { rows } = await readOne(
      {
        'samples_x.jsonl': lines(
          {
            doc_id: 0,
            target: 'B',
            filtered_resps: 'B',
            input_media: ['v/1.jpg'],
            token_counts: 3,
            input: 'Q',
          },
          {
            doc_id: 1,
            target: 'B',
            resps: ['<think>a</think>A', 'B'],
            filtered_resps: ['A', 'B'],
            input: 'Q',
          },
        ),
      },
      'lmms-eval',
    );
    expect(rows.map(({ docId, completion }) => [docId, completion])).toEqual([
      [0, 'B'],
      [1, '<think>a</think>A'],
      [1, 'B'],
    ]);
    expect(rows[0]?.hints).toEqual({ images: ['v/1.jpg'] });
    expect(rows[1]?.extra).toEqual({ filtered_resps: ['A', 'B'] });
  });

  it("reads lm-eval's: the prompt in the arguments, each answer once, no likelihoods", async () => {
    const row = { doc_id: 0, target: '4', arguments: { gen_args_0: { arg_0: '2+2=', arg_1: {} } } };
    const { rows, notes } = await readOne(
      {
        'samples_sum.jsonl': lines(
          { ...row, resps: [['4']], filtered_resps: ['4'], filter: 'none', exact_match: 1 },
          { ...row, resps: [['4']], filtered_resps: ['4'], filter: 'strict', exact_match: 0 },
          {
            ...row,
            doc_id: 1,
            resps: [['-1.5', 'False']],
            filtered_resps: [['-1.5', 'False']],
            filter: 'none',
          },
        ),
      },
      'lmms-eval',
    );
    expect(rows).toMatchObject([{ prompt: '2+2=', completion: '4', parts: { exact_match: 1 } }]);
    expect(notes).toEqual([
      'The same answers through another filter, passed over: samples_sum.jsonl, line 2',
      'Likelihoods instead of text, passed over: samples_sum.jsonl, line 3',
    ]);
  });
});
