import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box9 } from '../box';
import { anyBox, gridBox, PROPERTY } from '../testing/arbitraries';
import { detectionCounts } from './detectionCounts';
import { ERROR_KINDS, errorKinds } from './errorKinds';

/** A unit cube along x: two that lie `d` apart have IoU (1 − d) / (1 + d). */
const at = (x: number, size = 1) => [x, 0, 0, size, size, size, 0, 0, 0] as unknown as Box9;
const CASES = { ...PROPERTY, numRuns: 1000 };
const chair = (box: Box9 | null) => ({ label: 'chair', box });
const bed = (box: Box9 | null) => ({ label: 'bed', box });

describe('errorKinds', () => {
  const truths = [chair(at(0)), bed(at(10)), chair(at(20))];
  const kindOf = (...boxes: Parameters<typeof errorKinds>[0]) =>
    errorKinds(boxes, truths).boxes.map(({ kind }) => kind);

  it('names each kind', () => {
    expect(kindOf(chair(at(0)))).toEqual(['correct']);
    expect(kindOf(chair(at(0.2)), chair(at(0)))).toEqual(['correct', 'duplicate']);
    expect(kindOf(chair(at(0.7)))).toEqual(['loose']);
    expect(kindOf(chair(at(10)))).toEqual(['wrong-label']);
    expect(kindOf(chair(at(10.7)))).toEqual(['wrong-label-loose']);
    expect(kindOf(chair(at(0.9)), chair(at(50)), chair(null))).toEqual([
      'background',
      'background',
      'background',
    ]);
  });

  it('puts a label of its own first where two targets are near', () => {
    const close = [chair(at(0.7)), bed(at(0))];
    expect(errorKinds([chair(at(0))], close).boxes).toMatchObject([{ kind: 'loose', target: 0 }]);
  });

  it('has an IoU of just 0.25 for loose, as the evaluator has it for wrong', () => {
    // a cube of a quarter of the volume inside the target
    const quarter = chair(at(0, 0.25 ** (1 / 3)));
    const [box] = errorKinds([quarter], truths).boxes;
    expect(box!.iou).toBeCloseTo(0.25, 6);
    expect(box!.kind).toBe(box!.iou > 0.25 ? 'correct' : 'loose');
  });

  it('says how much too large a box is, and which targets are missed', () => {
    const { boxes, missed } = errorKinds([chair(at(0, 1.2)), bed(at(10, 0.8)), bed(at(90))], truths);
    expect(boxes.map(({ volumeRatio }) => volumeRatio)).toEqual([
      expect.closeTo(1.2 ** 3, 9),
      expect.closeTo(0.8 ** 3, 9),
      null,
    ]);
    expect(boxes[0]).toMatchObject({ target: 0, iou: expect.closeTo(1.2 ** -3, 6) });
    expect(missed).toEqual([2]);
  });

  it(`gives every prediction one kind and every target one fate, as the evaluator counts them (${CASES.numRuns} cases, seed ${CASES.seed})`, () => {
    const label = fc.constantFrom('chair', 'table');
    const box = fc.oneof(gridBox, anyBox);
    const predicted = fc.record({ label, box: fc.option(box, { freq: 9 }) });
    fc.assert(
      fc.property(
        fc.array(predicted, { maxLength: 5 }),
        fc.array(fc.record({ label, box }), { maxLength: 4 }),
        (boxes, targets) => {
          const errors = errorKinds(boxes, targets);
          const span = { start: 0, end: 0 };
          const counts = detectionCounts(
            boxes.map((one) => ({ ...one, category: one.label, span })),
            targets,
          );
          const of = (kind: string) => errors.boxes.filter((one) => one.kind === kind).length;
          expect(ERROR_KINDS.reduce((sum, kind) => sum + of(kind), 0)).toBe(boxes.length);
          expect([of('correct'), errors.missed.length]).toEqual([counts.tp, counts.fn]);
          const claimed = errors.boxes.flatMap(({ kind, target }) => (kind === 'correct' ? [target] : []));
          expect([...claimed, ...errors.missed].sort()).toEqual([...targets.keys()]);
          for (const { kind, target, iou, volumeRatio } of errors.boxes) {
            expect([target === null, volumeRatio === null, iou < 0.1]).toEqual(
              new Array(3).fill(kind === 'background'),
            );
            if (kind === 'duplicate') expect(claimed).toContain(target);
          }
        },
      ),
      CASES,
    );
  });
});
