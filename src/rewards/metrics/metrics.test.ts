import { describe, expect, it } from 'vitest';
import { detectionTask, groundingTask, UNIT, wrap } from '../testing/tasks';
import { categories8, categories20, categories31 } from './categories';
import { evaluateCompletion } from './evaluateCompletion';
import { GroundingAccuracy } from './groundingAccuracy';
import { PooledDetection } from './pooledDetection';
import { VsiBench } from './vsiBench';

const line = (label: string, box: readonly number[]) =>
  `{"label": ${label}, "bbox_3d": ${JSON.stringify(box)}}`;

describe('evaluateCompletion', () => {
  const task = detectionTask([
    { label: 'chair', box: UNIT },
    { label: 'bed', box: UNIT },
  ]);

  it('counts by category, the truth’s first', () => {
    const text = `[\n${line('"lamp"', UNIT)},\n${line('"chair"', UNIT)},\n${line('None', [1])}\n]`;
    const metrics = evaluateCompletion(text, task);
    expect(metrics).toEqual({
      per_class: {
        chair: { tp: 1, fp: 0, fn: 0 },
        bed: { tp: 0, fp: 0, fn: 1 },
        lamp: { tp: 0, fp: 1, fn: 0 },
        None: undefined,
        null: { tp: 0, fp: 1, fn: 0 },
      },
      tp: 1,
      fp: 2,
      fn: 1,
    });
    expect(Object.keys('per_class' in metrics ? metrics.per_class : {})).toEqual([
      'chair',
      'bed',
      'lamp',
      'null',
    ]);
  });

  it('writes categories that are no strings as json.dumps does', () => {
    const labels = ['5', '5.0', '1e500', '-1.5', 'True', '(1, "a")', '"__proto__"'];
    const metrics = evaluateCompletion(
      labels.map((label) => line(label, UNIT)).join(',\n'),
      detectionTask([]),
    );
    const keys = Object.keys('per_class' in metrics ? metrics.per_class : {});
    expect(keys).toEqual(['5', '5.0', 'Infinity', '-1.5', 'true', 'tuple ["num 1","str a"]', '__proto__']);
  });

  it('looks between the answer tags where there are any', () => {
    const text = `<think>{"label": "x", "bbox_3d": [1]}</think>\n<answer>\n[\n\t${line('"chair"', UNIT)}\n]\n</answer>`;
    expect(evaluateCompletion(text, task)).toMatchObject({ tp: 1, fp: 0, fn: 1 });
    const answer = `{"frame": 0, "bbox_3d": ${JSON.stringify(UNIT)}}`;
    expect(evaluateCompletion(wrap(answer), groundingTask(UNIT))).toEqual({ iou: 1 });
    expect(evaluateCompletion(`<think>${answer}</think>${answer}`, groundingTask(UNIT))).toEqual({ iou: 1 });
    expect(evaluateCompletion(`so </answer>`, groundingTask(UNIT))).toEqual({ iou: 0 });
  });

  it('has no IoU to give without poses', () => {
    expect(evaluateCompletion('x', groundingTask(UNIT, 1, []))).toEqual({ iou: null });
  });
});

describe('PooledDetection', () => {
  it('pools counts over samples, then averages over categories', () => {
    const pool = new PooledDetection(categories31);
    pool.add({ per_class: { chair: { tp: 1, fp: 1, fn: 0 }, towel: { tp: 9, fp: 0, fn: 0 } } });
    pool.add({ per_class: { chair: { tp: 2, fp: 0, fn: 3 }, lamp: { tp: 1, fp: 0, fn: 0 } } });
    expect(pool.scores('chair')).toEqual({ precision: 3 / 4, recall: 3 / 6, f1: expect.closeTo(0.6, 12) });
    expect(pool.scores('towel')).toEqual({ precision: 0, recall: 0, f1: 0 });
    expect(pool.mean(categories8).f1).toBeCloseTo(0.6 / 8, 12);
    expect(pool.mean(categories20).f1).toBeCloseTo(1.6 / 20, 12);
    // `lamp` stands twice in the longest list.
    expect(pool.mean(categories31).f1).toBeCloseTo(2.6 / 31, 12);
    expect(pool.mean([])).toEqual({ precision: 0, recall: 0, f1: 0 });
  });

  it('has the evaluator’s lists, slips included', () => {
    expect([categories8, categories20, categories31].map((list) => list.length)).toEqual([8, 20, 31]);
    expect(categories31.filter((name) => name === 'lamp').length).toBe(2);
    expect(categories31).toContain('towl');
  });
});

describe('GroundingAccuracy', () => {
  it('counts an IoU on the threshold', () => {
    const accuracy = new GroundingAccuracy();
    expect(accuracy.accuracy).toEqual({ at25: 0, at50: 0 });
    for (const iou of [0.25, 0.5, 0.2499, 0.9]) accuracy.add(iou);
    expect(accuracy.accuracy).toEqual({ at25: 0.75, at50: 0.5 });
    expect(accuracy.count).toBe(4);
  });
});

describe('VsiBench', () => {
  it('averages the three levels of relative direction first', () => {
    const bench = new VsiBench();
    expect(bench.overall).toBe(0);
    bench.add('object_rel_direction_easy', 1);
    bench.add('object_rel_direction_easy', 0);
    bench.add('object_rel_direction_hard', 0);
    bench.add('object_counting', 0.75);
    expect([...bench.means]).toEqual([
      ['object_rel_direction', 0.25],
      ['object_counting', 0.75],
    ]);
    expect(bench.overall).toBe(0.5);
  });
});
