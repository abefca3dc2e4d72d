import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CameraBox, WorldBox } from '../box';
import { eulerToMatrix } from '../geometry/euler';
import { inverseTransformBox, transformBox } from '../geometry/transformBox';
import type { Pose } from '../pose';
import type { RewardResult } from '../result';
import type { QuestionType, Task } from '../task';
import { anyBox, anyPose, gridBox, PROPERTY, TRIED } from '../testing/arbitraries';
import { detectionTask, groundingTask, reasoningTask, UNIT, wrap } from '../testing/tasks';
import { protocolOptions } from './options';
import { scoreCompletion } from './scoreCompletion';

const at = (x: number, size = 1) => [x, 0, 0, size, size, size, 0, 0, 0] as unknown as CameraBox;
const chair = (x: number) => ({ label: 'chair', box: at(x) });
const detect = (...boxes: { label: string; box: readonly number[] }[]) =>
  wrap(JSON.stringify(boxes.map(({ label, box }) => ({ label, bbox_3d: box }))));
const part = (result: RewardResult, name: string) =>
  result.parts.find((candidate) => candidate.name === name)?.value;

function expectLedgerToAddUp({ ledger, parts, total, maximum }: RewardResult): void {
  const sum = (key: 'earned' | 'lost', name?: string) =>
    ledger.filter((entry) => !name || entry.part === name).reduce((all, entry) => all + entry[key], 0);
  const errors = [
    sum('earned') - total,
    sum('lost') - (maximum - total),
    ...parts.flatMap(({ name, value, weight, maximum: most }) => [
      sum('earned', name) - weight * value,
      sum('lost', name) - weight * (most - value),
    ]),
  ];
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(1e-12);
}

describe('detection', () => {
  it('earns 3 for the truth itself', () => {
    const task = detectionTask([chair(0), { label: 'bed', box: at(5, 2) }]);
    const result = scoreCompletion(detect(...task.target.boxes), task);
    expect(result).toMatchObject({ total: 3, maximum: 3, issues: [] });
    expect(result.parts.map(({ name }) => name)).toEqual(['format', 'iou', 'f1']);
  });

  it('divides F1 and mean IoU over the boxes', () => {
    // IoU 1/3 with truth 0, nothing left for the second, a bed where there is none; truth 1 is missed.
    const task = detectionTask([chair(0), chair(9)]);
    const result = scoreCompletion(detect(chair(0.5), chair(0), { label: 'bed', box: at(0) }), task);
    expect(part(result, 'iou')).toBeCloseTo(1 / 9, 15);
    expect(part(result, 'f1')).toBeCloseTo(2 / 5, 15);
    const third = expect.closeTo(1 / 3, 12);
    expect(result.ledger.filter((entry) => entry.part === 'f1')).toEqual([
      { kind: 'tp', part: 'f1', predicted: 0, target: 0, iou: third, earned: 2 / 5, lost: 0 },
      { kind: 'fp', part: 'f1', predicted: 1, target: null, iou: 0, earned: 0, lost: 1 / 5 },
      { kind: 'fp', part: 'f1', predicted: 2, target: null, iou: 0, earned: 0, lost: 1 / 5 },
      { kind: 'fn', part: 'f1', predicted: null, target: 1, iou: null, earned: 0, lost: 1 / 5 },
    ]);
    expect(result.ledger.filter((entry) => entry.part === 'iou').map(({ kind }) => kind)).toEqual([
      'tp',
      'fp',
      'fp',
    ]);
    expectLedgerToAddUp(result);
  });

  it('matches in the order of the text: a loose box can take the truth of a tight one', () => {
    const task = detectionTask([chair(0)]);
    const loose = scoreCompletion(detect(chair(0.5), chair(0)), task);
    const tight = scoreCompletion(detect(chair(0), chair(0.5)), task);
    expect(part(loose, 'iou')).toBeCloseTo(1 / 6, 12);
    expect(part(tight, 'iou')).toBeCloseTo(1 / 2, 12);
  });

  it('lets a box below the threshold claim nothing, and keep its IoU', () => {
    const result = scoreCompletion(detect(chair(0.75), chair(0)), detectionTask([chair(0)]));
    expect(part(result, 'iou')).toBeCloseTo((1 / 7 + 1) / 2, 12);
    expect(part(result, 'f1')).toBeCloseTo(2 / 3, 12);
    expect(result.ledger.find(({ kind }) => kind === 'fp')).toMatchObject({ target: 0, predicted: 0 });
  });

  it('counts a listed but invalid box as a false positive with IoU 0', () => {
    const text = wrap(
      '[{"label": "chair", "bbox_3d": [0, 0, 0]}, {"label": "chair", "bbox_3d": [0,0,0,1,1,1,0,0,0]}]',
    );
    const result = scoreCompletion(text, detectionTask([chair(0)]));
    expect(result.parts.map(({ value }) => value)).toEqual([0, 0.5, 2 / 3]);
    expect(result.issues.map(({ code }) => code)).toEqual(['box-length']);
    expect(result.prediction.boxes[0]?.box).toBeNull();
  });

  it('has an entry of its own for an answer without boxes', () => {
    const missed = scoreCompletion(detect(), detectionTask([chair(0)]));
    expect(missed.total).toBe(1);
    expect(missed.ledger).toContainEqual({
      kind: 'answer',
      part: 'iou',
      predicted: null,
      target: null,
      iou: null,
      earned: 0,
      lost: 1,
    });
    const right = scoreCompletion(detect(), detectionTask([]));
    expect(right.total).toBe(3);
    expect(scoreCompletion(detect(), detectionTask([]), { emptyScores: 0 }).total).toBe(1);
    expect(scoreCompletion(detect(chair(0)), detectionTask([])).total).toBe(1);
  });

  it('follows its options', () => {
    const task = detectionTask([chair(0), { label: 'bed', box: at(9) }]);
    const text = detect(chair(0), chair(0.5), { label: 'bed', box: at(0) });
    const scored = (options: Parameters<typeof scoreCompletion>[2]) =>
      scoreCompletion(text, task, options).parts.map(({ value }) => Number(value.toFixed(6)));
    expect(scored({})).toEqual([1, 0.333333, 0.4]);
    expect(scored({ meanIou: 'max' })).toEqual([1, 0.444444, 0.4]);
    expect(scored({ classAware: false, meanIou: 'max' })).toEqual([1, 0.777778, 0.4]);
    expect(scored({ format: false })).toEqual([0.333333, 0.4]);
    // Nothing is claimed: the second chair has its IoU of 1/3 too.
    expect(scored({ tauF1: 1 })).toEqual([1, 0.444444, 0]);
    expect(scored({ tauF1: 1, tauF1Inclusive: true })).toEqual([1, 0.333333, 0.4]);
    const sheet = [0, 0, 0, 1, 1, 1e-5, 0, 0, 0] as unknown as CameraBox;
    const thin = detectionTask([{ label: 'chair', box: sheet }]);
    expect(scoreCompletion(detect(...thin.target.boxes), thin).total).toBe(3);
    expect(scoreCompletion(detect(...thin.target.boxes), thin, { thinFaces: true }).total).toBe(1);
  });

  it('weighs its parts', () => {
    const result = scoreCompletion(detect(chair(0.5)), detectionTask([chair(0)]), {
      weights: { f1: 2, format: 0 },
    });
    expect(result).toMatchObject({ maximum: 3, total: expect.closeTo(1 / 3 + 2, 12) });
    expectLedgerToAddUp(result);
  });

  it('rewards what can be read of bad text, unless gated', () => {
    const text = `Sure: ${detect(chair(0))}`;
    expect(scoreCompletion(text, detectionTask([chair(0)])).total).toBe(2);
    const gated = scoreCompletion(text, detectionTask([chair(0)]), { gate: true });
    expect(gated).toMatchObject({ total: 0, maximum: 3 });
    expectLedgerToAddUp(gated);
    expect(scoreCompletion(detect(chair(0)), detectionTask([chair(0)]), { gate: true }).total).toBe(3);
  });
});

describe('grounding', () => {
  const answer = (frame: unknown, box: readonly number[]) => wrap(JSON.stringify({ frame, bbox_3d: box }));

  it.each([
    [3, 1],
    [4, 0.8],
    [1, 0.6],
    [6, 0.4],
    [7, 0.2],
  ])('frame %i for 3 earns %f', (frame, value) => {
    expect(part(scoreCompletion(answer(frame, UNIT), groundingTask(UNIT, 3)), 'frame')).toBeCloseTo(
      value,
      12,
    );
  });

  it('earns nothing for a frame from tau on, and for one that is not shown', () => {
    const far = groundingTask(UNIT, 0);
    expect(scoreCompletion(answer(5, UNIT), far).parts.map(({ value }) => value)).toEqual([1, 0, 1]);
    expect(scoreCompletion(answer(8, UNIT), groundingTask(UNIT, 7)).parts.map(({ value }) => value)).toEqual([
      0, 0, 0,
    ]);
    expect(scoreCompletion(answer(5, UNIT), far, { tauFrame: 10 }).parts[1]?.value).toBe(0.5);
    expect(scoreCompletion(answer(0, UNIT), far, { tauFrame: 0 }).parts[1]?.value).toBe(1);
    expect(scoreCompletion(answer(1, UNIT), far, { tauFrame: 0 }).parts[1]?.value).toBe(0);
  });

  it('moves the box by the pose of the predicted frame', () => {
    const turn = eulerToMatrix([0.4, -1.9, 0.2]);
    const poses = [0, 1, 2].map(
      (x) =>
        [
          turn[0],
          turn[1],
          turn[2],
          x,
          turn[3],
          turn[4],
          turn[5],
          0,
          turn[6],
          turn[7],
          turn[8],
          0,
          0,
          0,
          0,
          1,
        ] as readonly number[] as Pose,
    );
    const world = transformBox(poses[2]!, at(1));
    const task = groundingTask(world, 2, poses);
    expect(scoreCompletion(answer(2, at(1)), task).total).toBeCloseTo(3, 9);
    // The wrong frame, but the right box in that frame's coordinates: full IoU.
    const shifted = inverseTransformBox(poses[1]!, world);
    const result = scoreCompletion(answer(1, shifted), task);
    expect(part(result, 'iou')).toBeCloseTo(1, 9);
    expect(part(result, 'frame')).toBeCloseTo(0.8, 12);
    expect(part(scoreCompletion(answer(1, at(1)), task), 'iou')).toBeLessThan(0.5);
  });

  it('leaves out what the task gives no means to judge, and says so', () => {
    const noFrame = scoreCompletion(answer(3, UNIT), groundingTask(UNIT));
    expect(noFrame).toMatchObject({ total: 2, maximum: 2, issues: [{ code: 'frame-unjudged', span: null }] });
    const noPoses = scoreCompletion(answer(3, UNIT), groundingTask(UNIT, 3, []));
    expect(noPoses).toMatchObject({ total: 2, maximum: 2, issues: [{ code: 'iou-unjudged', span: null }] });
  });

  it('has a ledger entry for the box found, off, invalid and missing', () => {
    const entry = (text: string) =>
      scoreCompletion(text, groundingTask(UNIT, 3)).ledger.find(({ part: name }) => name === 'iou');
    expect(entry(answer(3, UNIT))).toMatchObject({
      kind: 'tp',
      predicted: 0,
      target: 0,
      iou: 1,
      earned: 1,
      lost: 0,
    });
    expect(entry(answer(3, at(0.75)))).toMatchObject({ kind: 'fp', predicted: 0, target: 0 });
    expect(entry(answer(3, [1]))).toMatchObject({ kind: 'fp', predicted: 0, iou: 0, lost: 1 });
    expect(entry(wrap('{"frame": 3}'))).toMatchObject({
      kind: 'fn',
      predicted: null,
      target: 0,
      iou: null,
      lost: 1,
    });
    expect(entry(wrap('[1]'))).toMatchObject({ kind: 'fn' });
  });
});

describe('reasoning', () => {
  const scored = (answer: string, question: QuestionType, truth: string, options = {}) =>
    part(scoreCompletion(wrap(answer), reasoningTask(question, truth), options), 'answer');

  it('compares letters as VSI-Bench does', () => {
    expect(scored('b', 'route_planning', 'B')).toBe(1);
    expect(scored('B. chair', 'route_planning', 'B')).toBe(1);
    expect(scored('(B)', 'route_planning', 'B')).toBe(0);
    expect(scored('', 'route_planning', 'B')).toBe(0);
  });

  it('measures numbers by the mean relative accuracy', () => {
    expect(scored('3', 'object_counting', '4')).toBe(0.6);
    expect(scored('three', 'object_counting', '4')).toBe(0);
    expect(scored('3', 'object_counting', 'four')).toBe(0);
    expect(scored('1', 'object_counting', '2')).toBe(0.1);
    expect(scored('1', 'object_counting', '2', { mra: 'paper' })).toBe(0);
    expect(scored('-1', 'object_counting', '-2')).toBe(1);
    expect(scored('-1', 'object_counting', '-2', { mra: 'paper' })).toBe(0);
    expect(scored('3', 'object_counting', '4', { mraThresholds: [0.5, 0.9] })).toBe(0.5);
    expect(scored('3', 'object_counting', '4', { mraThresholds: [] })).toBe(0);
  });

  it('earns the format only for a bare letter or number', () => {
    expect(scoreCompletion(wrap('B'), reasoningTask('route_planning', 'B'))).toMatchObject({
      total: 2,
      maximum: 2,
    });
    expect(scoreCompletion(wrap('B. chair'), reasoningTask('route_planning', 'B')).total).toBe(1);
  });
});

describe('the protocol of VG-LLM', () => {
  const options = protocolOptions['vg-llm'];

  it('has no format part and reads line by line', () => {
    const task = detectionTask([chair(0)]);
    const line = '{"label": "chair", "bbox_3d": [0, 0, 0, 1, 1, 1, 0, 0, 0]}';
    expect(scoreCompletion(`[\n\t${line}\n]`, task, options)).toMatchObject({
      total: 2,
      maximum: 2,
      issues: [],
    });
    expect(scoreCompletion(`[${line}]`, task, options)).toMatchObject({ total: 0, maximum: 2 });
    expect(scoreCompletion(wrap(`[\n\t${line}\n]`), task, options).total).toBe(2);
    expect(
      scoreCompletion(`\`\`\`json\n[\n${line},\n{"label": "chair", "bbox_3d": [1]}\n]\n\`\`\``, task, options)
        .parts,
    ).toMatchObject([
      { name: 'iou', value: 0.5 },
      { name: 'f1', value: 2 / 3 },
    ]);
  });

  it('reads grounding and answers as the evaluators do', () => {
    const found = scoreCompletion(
      '{"frame": True, "bbox_3d": [0, 0, 0, 1, 1, 1, 0, 0, 0]}',
      groundingTask(UNIT, 2),
      options,
    );
    expect(found.parts.map(({ value }) => value)).toEqual([0.8, 1]);
    expect(found.prediction.frame?.value).toBe(1);
    for (const text of [
      'no',
      '[{"frame": 1, "bbox_3d": [0]}]',
      '{"frame": 1.0, "bbox_3d": [0, 0, 0, 1, 1, 1, 0, 0, 0]}',
      '{"frame": 1, "bbox_3d": (0, 0, 0, 1, 1, 1, 0, 0, 0)}',
    ])
      expect(scoreCompletion(text, groundingTask(UNIT), options)).toMatchObject({ total: 0, maximum: 1 });
    const letter = reasoningTask('route_planning', 'B');
    expect(scoreCompletion('B. chair', letter, options)).toMatchObject({ total: 1, maximum: 1 });
    expect(scoreCompletion(' B', letter, options).total).toBe(0);
    expect(scoreCompletion('<think>A</think><answer> B </answer>', letter, options).total).toBe(1);
    expect(scoreCompletion('', letter, options)).toMatchObject({
      total: 0,
      issues: [{ code: 'answer-missing' }],
    });
  });
});

describe('any answer', () => {
  const labels = fc.constantFrom('chair', 'table', 'bed');
  const invalid = fc.constantFrom<readonly number[]>([], [1, 2, 3], [0, 0, 0, 1, -1, 1, 0, 0, 0]);
  const truth = fc.record({ label: labels, box: fc.oneof(gridBox, anyBox) });
  const predicted = fc.record({
    label: labels,
    box: fc.oneof({ weight: 9, arbitrary: fc.oneof(gridBox, anyBox) }, { weight: 1, arbitrary: invalid }),
  });
  const detectionCase = fc
    .tuple(fc.array(predicted, { maxLength: 7 }), fc.array(truth, { maxLength: 6 }))
    .map(([boxes, truths]): [string, Task] => [detect(...boxes), detectionTask(truths)]);
  const groundingCase = fc
    .tuple(
      fc.integer({ min: -1, max: 4 }),
      fc.oneof(anyBox, invalid),
      anyBox,
      fc.option(fc.nat(3), { nil: undefined }),
      fc.array(anyPose, { maxLength: 4 }),
    )
    .map(([frame, box, world, best, poses]): [string, Task] => [
      wrap(JSON.stringify({ frame, bbox_3d: box })),
      groundingTask(world as readonly number[] as WorldBox, best, poses),
    ]);
  const reasoningCase = fc
    .tuple(
      fc.constantFrom<QuestionType>('object_counting', 'route_planning'),
      fc.constantFrom('1', '2.5', 'A', 'b', '', 'nan'),
      fc.constantFrom('2', '0', 'A', '-1'),
    )
    .map(([question, answer, right]): [string, Task] => [wrap(answer), reasoningTask(question, right)]);
  const options = fc.record(
    {
      weights: fc.record(
        {
          format: fc.double({ min: 0, max: 3, noNaN: true }),
          iou: fc.double({ min: 0, max: 3, noNaN: true }),
          f1: fc.constant(2),
        },
        { requiredKeys: [] },
      ),
      reader: fc.constantFrom('strict' as const, 'evaluator' as const),
      format: fc.boolean(),
      gate: fc.boolean(),
      tauF1: fc.constantFrom(0, 0.25, 1 / 3, 0.5, 1),
      tauF1Inclusive: fc.boolean(),
      tauFrame: fc.constantFrom(0, 1, 5),
      classAware: fc.boolean(),
      meanIou: fc.constantFrom('matched' as const, 'max' as const),
      emptyScores: fc.constantFrom(0 as const, 1 as const),
      thinFaces: fc.boolean(),
      mra: fc.constantFrom('vsi-bench' as const, 'paper' as const),
      euler: fc.constantFrom('ZXY-intrinsic' as const, 'zxy-extrinsic' as const),
    },
    { requiredKeys: [] },
  );

  it.each([
    ['detection', detectionCase],
    ['grounding', groundingCase],
    ['reasoning', reasoningCase],
  ])(`of %s has a ledger that adds up twice, whatever the options ${TRIED}`, (_, cases) => {
    fc.assert(
      fc.property(cases, options, ([text, task], chosen) => {
        const result = scoreCompletion(text, task, chosen);
        expectLedgerToAddUp(result);
        expect(result.parts.every(({ value }) => value >= 0 && value <= 1)).toBe(true);
        expect(scoreCompletion(text, task, chosen)).toEqual(result);
      }),
      PROPERTY,
    );
  });
});
