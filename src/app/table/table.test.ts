import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCompletion, PooledDetection, type Rollout, type Task } from '#rewards';
import { answer, cameraBox, detection, grounding } from '../derive/testing';
import { cellOf, confusion } from './confusion';
import { filterRows } from './filterRows';
import { FINDING_KINDS } from './findings';
import { outcomeOf } from './outcomes';
import { readTable } from './readTable';
import type { RowFilter } from './rowFilter';
import { SORT_KEYS, sortRows } from './sortRows';
import { type TableRow, tableRows } from './tableRow';
import type { TableView } from './tableView';
import { writeTable } from './writeTable';

const rollout = (completion: string, policy = 'a', step = 0): Rollout => ({
  id: `${policy}/${step}/${completion}`,
  task: '',
  policy,
  step,
  completion,
});
const rowsOf = (task: Task, ...completions: readonly string[]): readonly TableRow[] =>
  tableRows(
    task,
    completions.map((completion) => rollout(completion)),
  );

/** Chairs and tables anywhere near the three true boxes, so that every kind of finding occurs. */
const boxes = fc.array(
  fc.tuple(
    fc.constantFrom('chair', 'table', 'lamp'),
    fc.integer({ min: -30, max: 30 }).map((tenth) => cameraBox(tenth / 10) as readonly number[]),
  ),
  { maxLength: 8 },
);

describe('findings', () => {
  it('tell what became of each box and each truth', () => {
    const text = answer(
      ['chair', cameraBox(-2)],
      ['chair', cameraBox(-2.1)],
      ['lamp', cameraBox(2)],
      ['table', cameraBox(0.7)],
      ['lamp', cameraBox(9)],
    );
    expect(rowsOf(detection, text)[0]!.findings).toEqual([
      { kind: 'correct', truth: 'chair', predicted: 'chair' },
      { kind: 'duplicate', truth: 'chair', predicted: 'chair' },
      { kind: 'wrong-label', truth: 'chair', predicted: 'lamp' },
      { kind: 'loose', truth: 'table', predicted: 'table' },
      { kind: 'background', truth: null, predicted: 'lamp' },
      { kind: 'missed', truth: 'chair', predicted: 'lamp' },
      { kind: 'missed', truth: 'table', predicted: null },
    ]);
  });

  it('say that a text is malformed, and judge what could be read of it', () => {
    const [row] = rowsOf(detection, 'no answer at all');
    expect(row!.findings[0]!.kind).toBe('malformed');
    expect(row!.findings.filter(({ kind }) => kind === 'missed')).toHaveLength(3);
    expect(row!.right).toBe(false);
  });

  it('judge a grounding by the evaluator’s IoU', () => {
    const found = answerGrounding(cameraBox(0));
    expect(rowsOf(grounding, found, answerGrounding(cameraBox(3))).map(({ right }) => right)).toEqual([
      true,
      false,
    ]);
  });
});

function answerGrounding(box: readonly number[]): string {
  return `<think></think><answer>${JSON.stringify({ frame: 1, bbox_3d: box })}</answer>`;
}

describe('confusion', () => {
  it('pools the very counts of the evaluator, whatever was answered', () => {
    fc.assert(
      fc.property(fc.array(boxes, { minLength: 1, maxLength: 4 }), (answers) => {
        // The evaluator reads a box a line.
        const texts = answers.map((list) =>
          answer(...list)
            .replaceAll('}, {', '},\n{')
            .replace('[{', '[\n{')
            .replace('}]<', '}\n]<'),
        );
        const pooled = new PooledDetection(['chair', 'table', 'lamp']);
        const sums = { tp: 0, fp: 0, fn: 0 };
        for (const text of texts) {
          const counts = evaluateCompletion(text, detection);
          if (!('per_class' in counts)) throw new Error('not a detection');
          pooled.add(counts);
          for (const key of ['tp', 'fp', 'fn'] as const) sums[key] += counts[key];
        }
        const { classes, labels, count } = confusion(rowsOf(detection, ...texts));
        for (const { label, precision, recall, f1 } of classes) {
          const expected = pooled.scores(label);
          expect(precision).toBeCloseTo(expected.precision, 12);
          expect(recall).toBeCloseTo(expected.recall, 12);
          expect(f1).toBeCloseTo(expected.f1, 12);
        }
        const total = (key: 'tp' | 'fp' | 'fn') => classes.reduce((sum, each) => sum + each[key], 0);
        expect({ tp: total('tp'), fp: total('fp'), fn: total('fn') }).toEqual(sums);
        // A row adds up to its truths; the diagonal is what was found.
        for (const { label, tp, fn } of classes) {
          const row = [...labels, null].reduce((sum, predicted) => sum + count(label, predicted), 0);
          expect(row).toBe(tp + fn);
          expect(count(label, label)).toBe(tp);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a cell leads to the very rows that it counts', () => {
    fc.assert(
      fc.property(fc.array(boxes, { minLength: 1, maxLength: 6 }), (answers) => {
        const rows = rowsOf(detection, ...answers.map((list) => answer(...list)));
        const { labels, count } = confusion(rows);
        for (const truth of [...labels, null])
          for (const predicted of [...labels, null]) {
            if (truth === null && predicted === null) continue;
            const fitting = filterRows(rows, { cell: { truth, predicted } });
            const counted = fitting.flatMap(({ findings }) =>
              findings.filter((finding) => {
                const cell = cellOf(finding);
                return cell?.truth === truth && cell.predicted === predicted;
              }),
            );
            expect(counted).toHaveLength(count(truth, predicted));
            expect(fitting.length > 0).toBe(count(truth, predicted) > 0);
          }
      }),
      { numRuns: 100 },
    );
  });
});

describe('filterRows', () => {
  const rows = [
    ...tableRows(detection, [
      rollout(answer(['chair', cameraBox(-2)], ['chair', cameraBox(2)], ['table', cameraBox(0)])),
      rollout(answer(['table', cameraBox(0)])),
    ]),
    ...tableRows(detection, [rollout(answer(['lamp', cameraBox(9)]), 'b', 40)]),
    ...tableRows(grounding, [rollout(answerGrounding(cameraBox(0)), 'b'), rollout('nothing', 'b')]),
  ];
  const indices = (filter: RowFilter) => filterRows(rows, filter).map((row) => rows.indexOf(row));

  it.each<[string, RowFilter, number[]]>([
    ['everything', {}, [0, 1, 2, 3, 4]],
    ['a kind', { kind: 'grounding' }, [3, 4]],
    ['a policy and a step', { policy: 'b', step: 40 }, [2]],
    ['chairs that were missed', { finding: 'missed', label: 'chair' }, [1, 2]],
    ['tables that were missed', { finding: 'missed', label: 'table' }, [2]],
    ['boxes that are false', { finding: 'false-positive' }, [2]],
    ['nothing earned of the IoU', { nothingOf: 'iou' }, [2, 4]],
    ['malformed text', { finding: 'malformed' }, [4]],
    ['what is right', { right: true }, [0, 1, 3]],
    ['words, all of them', { text: 'every LAMP' }, [2]],
    ['words that no row has', { text: 'every sofa' }, []],
    ['words in prompt and completion', { text: 'find lamp' }, [2]],
    ['only one of two policies right', { versus: { first: 'a', second: 'b', outcome: 'first' } }, [0, 1, 2]],
    ['two policies without an outcome', { versus: { first: 'a', second: 'b' } }, [0, 1, 2, 3, 4]],
  ])('%s', (_, filter, expected) => expect(indices(filter)).toEqual(expected));

  it('takes a policy for right where more than half of its rollouts are', () => {
    expect([...outcomeOf(rows, { first: 'a', second: 'b' })]).toEqual([[detection.id, 'first']]);
  });

  it('sorts by a column, with what has no value last', () => {
    const by = (descending: boolean) =>
      sortRows(rows, { by: 'f1', descending }).map(({ parts }) => parts.f1 ?? null);
    expect(by(true)).toEqual([1, 0.5, 0, null, null]);
    expect(by(false)).toEqual([0, 0.5, 1, null, null]);
  });
});

describe('the table in a link', () => {
  const name = fc.oneof(
    fc.constantFrom('-', 'a,b:c>d%', 'GRPO · step 3', '%2C'),
    fc.string({ minLength: 1 }),
  );
  const side = fc.option(name);
  const view: fc.Arbitrary<TableView> = fc.record({
    filter: fc
      .record(
        {
          text: name,
          kind: fc.constantFrom('detection' as const, 'grounding' as const, 'reasoning' as const),
          policy: name,
          step: fc.nat(),
          finding: fc.constantFrom(...FINDING_KINDS, 'false-positive' as const),
          label: name,
          cell: fc.record({ truth: side, predicted: side }),
          nothingOf: fc.constantFrom('iou' as const, 'format' as const),
          right: fc.boolean(),
          versus: fc.record(
            { first: name, second: name, outcome: fc.constantFrom('both' as const, 'neither' as const) },
            { requiredKeys: ['first', 'second'] },
          ),
        },
        { requiredKeys: [] },
      )
      .map((filter): RowFilter => ({ ...filter })),
    sort: fc.option(fc.record({ by: fc.constantFrom(...SORT_KEYS), descending: fc.boolean() })),
  });

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(view, (each) => {
        const { view: read, problems } = readTable(writeTable(each));
        expect(problems).toEqual([]);
        expect({ ...read, filter: { ...read.filter } }).toEqual({
          sort: each.sort && { ...each.sort },
          filter: plain(each.filter),
        });
      }),
    );
  });

  it('is readable', () => {
    expect(
      writeTable({
        filter: { kind: 'detection', cell: { truth: 'couch', predicted: null } },
        sort: { by: 'reward', descending: true },
      }),
    ).toBe('kind:detection,cell:couch>-,sort:-reward');
  });

  it('says what makes no sense, and keeps the rest', () => {
    const { view: read, problems } = readTable('kind:detection,finding:boring,cell:a,what,sort:size');
    expect(read).toEqual({ filter: { kind: 'detection' }, sort: null });
    expect(problems).toHaveLength(4);
  });
});

/** Records of fast-check have no prototype; what is read has. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
