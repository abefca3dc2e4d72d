import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advantages } from '#rewards';
import type { PredictionRow } from '../predictionDump';
import { groupAdvantages } from './groupAdvantages';
import { groupRows } from './groupRows';

/** Rows in order, each given by what differs. */
function rowsOf(list: readonly Partial<PredictionRow>[]): PredictionRow[] {
  return list.map((row, order) => ({ order, file: 'a', completion: '', ...row }));
}

/** Rows of several groups as TRL logs them: nothing tells the group but position. */
function blocks(rewards_PG: readonly (readonly number[])[], prompt = 'Detect'): PredictionRow[] {
  return rowsOf(
    rewards_PG.flatMap((rewards) => advantages(rewards).values.map((advantage) => ({ prompt, advantage }))),
  );
}

describe('groupRows', () => {
  it('trusts ids first: of a group, a row of the data set, a task', () => {
    for (const key of ['group', 'docId', 'task'] as const) {
      const grouping = groupRows(rowsOf(['b', 'a', 'b'].map((name) => ({ [key]: name, prompt: 'same' }))));
      expect(grouping).toMatchObject({ groups: [[0, 2], [1]], by: 'id', size: null, unsure: false });
    }
  });

  it('never puts two files, policies or steps together', () => {
    const rows = rowsOf(
      [{}, { file: 'b' }, { step: 1 }, { policy: 'p' }, {}].map((row) => ({ group: 'g', ...row })),
    );
    expect(groupRows(rows).groups).toEqual([[0, 4], [1], [2], [3]]);
  });

  it('finds blocks whose advantages sum to 0, though all prompts are one text', () => {
    const grouping = groupRows(
      blocks([
        [1, 0, 0, 0.5],
        [0, 0, 0, 0],
        [0.2, 0.4, 0.1, 2],
      ]),
    );
    expect(grouping).toMatchObject({ by: 'blocks', size: 4, unsure: false });
    expect(grouping.groups).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9, 10, 11],
    ]);
    expect(grouping.evidence).toBe(
      'Blocks of 4 rows: the advantages of 2 blocks sum to 0 and have a standard deviation of 1; 1 more are all 0',
    );
  });

  it('is not taken in by pairs of opposite advantages', () => {
    expect(groupRows(blocks([[1, 0, 0, 1, 1, 0, 1, 0]])).size).toBe(8);
  });

  it('finds blocks of bare differences (Dr. GRPO)', () => {
    const rows = [0.5, -0.25, -0.25, 0.1, 0.1, -0.2].map((advantage) => ({ prompt: 'Detect', advantage }));
    expect(groupRows(rowsOf(rows))).toMatchObject({ by: 'blocks', size: 3 });
  });

  it('takes an evaluation with another group size for what it is', () => {
    const training = blocks([
      [1, 0, 0, 0],
      [0, 1, 1, 1],
    ]);
    const evaluation = blocks([
      [1, 0, 0, 0, 0, 0],
      [2, 1, 0, 0, 0, 0],
    ]).map((row) => ({ ...row, step: 5 }));
    const grouping = groupRows([...training, ...evaluation]);
    expect(grouping.groups.map((group) => group.length)).toEqual([4, 4, 6, 6]);
    expect(grouping.evidence).toContain('Blocks of 4 and 6 rows');
  });

  it.each([2, 3, 4, 8])('finds every size that a run may have: %i', (size) => {
    const reward = fc.double({ min: 0, max: 2, noNaN: true }).map((value) => Number(value.toFixed(2)));
    const batch = fc.array(fc.array(reward, { minLength: size, maxLength: size }), {
      minLength: 6,
      maxLength: 12,
    });
    const telling = (list: number[][]) => list.filter((group) => new Set(group).size > 1).length >= 4;
    fc.assert(
      fc.property(batch.filter(telling), (rewards_PG) => {
        const { size: found } = groupRows(blocks(rewards_PG));
        expect(found).toBe(size);
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it('is not taken in by pairs where sizes differ', () => {
    const training = blocks([
      [0.5, 0, 0, 0.5],
      [1, 1, 1, 1],
    ]);
    const evaluation = blocks([
      [1, 0],
      [0, 1],
    ]).map((row) => ({ ...row, step: 5 }));
    const flat = blocks([[0, 0, 0, 0]]).map((row) => ({ ...row, step: 6 }));
    const { groups, unsure } = groupRows([...training, ...evaluation, ...flat]);
    expect(groups.map((group) => group.length)).toEqual([4, 4, 2, 2, 4]);
    expect(unsure).toBe(true);
  });

  it('without advantages looks at runs of one prompt and truth', () => {
    const rows = rowsOf([...'aabbbbcc'].map((prompt) => ({ prompt, groundTruth: prompt })));
    expect(groupRows(rows)).toMatchObject({ by: 'blocks', size: 2 });
  });

  it('groups shuffled rows by prompt and truth', () => {
    const rows = rowsOf([...'abbacab'].map((truth) => ({ prompt: 'Detect', groundTruth: truth })));
    expect(groupRows(rows)).toMatchObject({ by: 'truth', groups: [[0, 3, 5], [1, 2, 6], [4]] });
  });

  it('groups by the prompt alone only where prompts differ by task', () => {
    const rows = rowsOf([...'abbacab'].map((prompt) => ({ prompt })));
    expect(groupRows(rows)).toMatchObject({ by: 'prompt', unsure: true });
    const completion = '[{"label": "bed", "bbox_3d": []}]';
    const detection = groupRows(rowsOf([...'aaaa'].map((prompt) => ({ prompt, completion }))));
    expect(detection).toMatchObject({ by: 'none', groups: [[0], [1], [2], [3]], unsure: true });
    expect(detection.evidence).toContain('Say how many rollouts a group has');
  });

  it('does as the user says, where all advantages are 0', () => {
    const rows = blocks([
      [1, 1, 1, 1],
      [0, 0, 0, 0],
    ]);
    expect(groupRows(rows).by).not.toBe('blocks');
    expect(groupRows(rows, 4)).toMatchObject({
      by: 'size',
      size: 4,
      groups: [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
      ],
    });
  });

  it('leaves rows without anything in common alone', () => {
    expect(groupRows([])).toMatchObject({ groups: [], by: 'none' });
    expect(groupRows(rowsOf([{ prompt: 'a' }, { prompt: 'b' }]))).toMatchObject({
      by: 'none',
      unsure: false,
    });
  });

  it('puts every row in one group, whatever it is given', () => {
    const row = fc.record(
      {
        file: fc.constantFrom('a', 'b'),
        step: fc.constantFrom(1, 2),
        prompt: fc.constantFrom('p', 'q'),
        groundTruth: fc.constantFrom('x', 'y'),
        group: fc.constantFrom('g', 'h'),
        advantage: fc.constantFrom(0, 1, -1),
      },
      { requiredKeys: ['file'] },
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 24 }), (list) => {
        const rows = rowsOf(list);
        const { groups } = groupRows(rows);
        expect(groups.flat().sort((a, b) => a - b)).toEqual(rows.map((_, index) => index));
        for (const group of groups)
          expect(new Set(group.map((i) => `${rows[i]!.file}${rows[i]!.step}`)).size).toBe(1);
      }),
      { seed: 4 },
    );
  });
});

describe('groupAdvantages', () => {
  it("keeps the file's, and recomputes what is missing with Bessel's correction", () => {
    const given = groupAdvantages(rowsOf([{ advantage: 0.5 }, { advantage: -0.5 }]));
    expect(given).toEqual([
      { value: 0.5, origin: 'file' },
      { value: -0.5, origin: 'file' },
    ]);
    const [first] = groupAdvantages(rowsOf([{ reward: 1 }, { reward: 0 }]));
    expect(first?.origin).toBe('recomputed, std with Bessel');
    expect(first?.value).toBeCloseTo(0.5 / (Math.SQRT1_2 + 1e-4), 12);
    expect(groupAdvantages(rowsOf([{ reward: 1 }, {}]))).toEqual([null, null]);
  });
});
