import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eulerToMatrix } from '../geometry/euler';
import { evaluateCompletion } from '../metrics/evaluateCompletion';
import type { QuestionType } from '../task';
import { reasoningTask } from '../testing/tasks';
import { readEvaluatorDetection } from './evaluatorDetection';
import { readEvaluatorGrounding } from './evaluatorGrounding';
import { pyFloatArray } from './python/array';
import { pyFloat } from './python/float';
import { readPyLiteral } from './python/literal';
import { type PyValue, pyKey } from './python/value';

/** What CPython 3.11 with NumPy 2 and SciPy 1.17 made of damaged answers: see fixtures/make_evaluator_reading.py. */
type Golden =
  | { task: 'detection'; text: string; expected: [string | null, string, number[] | null][] }
  | { task: 'grounding'; text: string; expected: [number, number[]] | null }
  | { task: 'reasoning'; text: string; question: QuestionType; truth: string; expected: number };

const golden = readFileSync('src/rewards/parse/fixtures/evaluator_reading.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Golden);

function expectClose(a: readonly number[], b: readonly number[], text: string): void {
  expect(a.length, text).toBe(b.length);
  a.forEach((value, i) => {
    expect(Math.abs(value - b[i]!), text).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
  });
}

describe('the evaluators’ reading', () => {
  it('is CPython’s for detection', () => {
    for (const row of golden) {
      if (row.task !== 'detection') continue;
      const { boxes } = readEvaluatorDetection(row.text, { start: 0, end: row.text.length });
      expect(
        boxes.map(({ label, category }) => [label, category]),
        row.text,
      ).toEqual(row.expected.map(([label, category]) => [label, category]));
      boxes.forEach(({ box }, i) => {
        const wanted = row.expected[i]![2];
        if (wanted === null) expect(box, row.text).toBeNull();
        else expectClose(box!, wanted, row.text);
      });
    }
  });

  it('is CPython’s for grounding', () => {
    for (const row of golden) {
      if (row.task !== 'grounding') continue;
      const { frame, frameValid, box } = readEvaluatorGrounding(
        row.text,
        { start: 0, end: row.text.length },
        8,
      );
      if (row.expected === null) {
        expect(frameValid && box, row.text).toBeFalsy();
        continue;
      }
      expect(frameValid && frame, row.text).toBe(row.expected[0]);
      expectClose(
        [...box!.slice(0, 6), ...eulerToMatrix([box![6], box![7], box![8]])],
        row.expected[1],
        row.text,
      );
    }
  });

  it('is CPython’s for reasoning', () => {
    for (const row of golden) {
      if (row.task !== 'reasoning') continue;
      const score = evaluateCompletion(row.text, reasoningTask(row.question, row.truth));
      expect(score, JSON.stringify(row)).toEqual({ score: row.expected });
    }
  });

  it('gives each box the span of its line', () => {
    const text = '```json\n[\n\t{"label": "a", "bbox_3d": [1]},\r\n\t{"label": "b", "bbox_3d": [2]}\n]```';
    const { boxes } = readEvaluatorDetection(text, { start: 0, end: text.length });
    expect(boxes.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '{"label": "a", "bbox_3d": [1]}',
      '{"label": "b", "bbox_3d": [2]}',
    ]);
  });

  it('sees no frame range where the task does not say how many frames it shows', () => {
    const text = '{"frame": 99, "bbox_3d": [0, 0, 0, 1, 1, 1, 0, 0, 0]}';
    expect(readEvaluatorGrounding(text, { start: 0, end: text.length }, 0).frameValid).toBe(true);
    expect(readEvaluatorGrounding(text, { start: 0, end: text.length }, 99).frameValid).toBe(false);
  });
});

describe('readPyLiteral', () => {
  const list = (...items: PyValue[]) => ({ type: 'list', items });
  const tuple = (...items: PyValue[]) => ({ type: 'tuple', items });
  const other = (text: string) => ({ type: 'other', text });
  const bytes = (text: string) => ({ type: 'bytes', text });

  it.each<[string, unknown]>([
    ['1', 1n],
    ['-0x_fF', -255n],
    ['0o17', 15n],
    ['0B1_0', 2n],
    ['0_0', 0n],
    ['1_000.5e-1', 100.05],
    ['+.5', 0.5],
    ['1.', 1],
    ['01.5', 1.5],
    ['1E5', 1e5],
    ['1e999', Number.POSITIVE_INFINITY],
    ['-1j', other('1j')],
    ['01.5J', other('1.5j')],
    ['True', true],
    ['False', false],
    ['None', null],
    ['...', other('...')],
    ['  [1, "a", ]# end', list(1n, 'a')],
    ['(1)', 1n],
    ['(1,)', tuple(1n)],
    ['()', tuple()],
    ['1, 2', tuple(1n, 2n)],
    ['1,', tuple(1n)],
    ['{1, 1.5}', { type: 'set', items: [1n, 1.5] }],
    ['{}', { type: 'dict', entries: new Map() }],
    ['{1: \'a\', True: "b"}', { type: 'dict', entries: new Map([['num 1', 'b']]) }],
    [String.raw`'\'\"\\\n\x41\u0042\U00000043\104\q'`, '\'"\\\nABCD\\q'],
    [String.raw`r'\n'`, String.raw`\n`],
    [`U"é" 'b'`, 'éb'],
    [`"""a"b\r\nc"""`, 'a"b\nc'],
    ["'a\\\nb'", 'ab'],
    [String.raw`b'\x41\u1' B"c"`, bytes(String.raw`A\u1c`)],
    [String.raw`rb'\q'`, bytes(String.raw`\q`)],
    ['[\r1,\f2\t]', list(1n, 2n)],
  ])('reads %j', (source, value) => {
    expect(readPyLiteral(source)).toEqual(value);
  });

  it.each([
    '',
    ',',
    '[',
    '[1',
    '[1 2]',
    '[,]',
    '(',
    '{1: }',
    '{1: 2, 3}',
    '{1, 2: 3}',
    '{[]: 1}',
    '{{}}',
    '01',
    '1_',
    '1__0',
    '_1',
    '0x',
    '1e',
    '1abc',
    '1.2.3',
    '--1',
    '+-1',
    '-True',
    '-"a"',
    '- ',
    'nan',
    'Infinity',
    'null',
    'true',
    'None1',
    'Trueé',
    'f"a"',
    '"a',
    "'a\n'",
    '"a" b"b"',
    'b"a" "b"',
    'b"é"',
    String.raw`'\x4'`,
    String.raw`'\u12'`,
    String.raw`'\U00110000'`,
    String.raw`'\N{DASH}'`,
    '1 + 2',
    'a.b',
    'float("nan")',
    '[1]x',
    '\u00a01',
    '\ufeff1',
    '"\ud800"',
    '"\0"',
    `${'9'.repeat(4301)}`,
    `${'['.repeat(201)}${']'.repeat(201)}`,
    '...1a',
  ])('refuses %j', (source) => {
    expect(readPyLiteral(source)).toBeUndefined();
  });

  it('takes brackets 200 deep and any number of digits in hexadecimal', () => {
    expect(readPyLiteral(`${'['.repeat(200)}${']'.repeat(200)}`)).toBeDefined();
    expect(readPyLiteral(`0x${'f'.repeat(5000)}`)).toBe(2n ** 20000n - 1n);
  });
});

describe('Python’s numbers', () => {
  it.each<[string, number | null]>([
    [' 1_000.5\n', 1000.5],
    ['.5e-1', 0.05],
    ['5.', 5],
    ['٣٤', 34],
    ['𝟛', 3],
    ['\u30005\u2003', 5],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['+inf', Number.POSITIVE_INFINITY],
    ['NaN', Number.NaN],
    ['1__0', null],
    ['', null],
    ['.', null],
    ['0x10', null],
    ['5\x1c', null],
    ['½', null],
    ['infinit', null],
  ])('float(%j)', (text, value) => {
    expect(pyFloat(text)).toEqual(value);
  });

  it.each<[string, unknown]>([
    ['[1, 2.5, True, None, " 3 ", b"4"]', { shape: [6], data: [1, 2.5, 1, Number.NaN, 3, 4] }],
    ['[(1, 2), [3, 4]]', { shape: [2, 2], data: [1, 2, 3, 4] }],
    ['[[], []]', { shape: [2, 0], data: [] }],
    ['5', { shape: [], data: [5] }],
    ['[1, [2]]', null],
    ['[[1], 2]', null],
    ['["x"]', null],
    ['[1j]', null],
    ['{1}', null],
    [`[1${'0'.repeat(400)}]`, null],
    [`${'['.repeat(64)}1${']'.repeat(64)}`, { shape: new Array(64).fill(1), data: [1] }],
    [`${'['.repeat(65)}1${']'.repeat(65)}`, null],
  ])('np.array(%s)', (source, value) => {
    expect(pyFloatArray(readPyLiteral(source)!)).toEqual(value);
  });

  it('are equal as keys where Python says so', () => {
    const key = (source: string) => pyKey(readPyLiteral(source)!);
    expect(new Set(['1', '1.0', 'True', '0x1'].map(key)).size).toBe(1);
    expect(
      new Set(['1', '1.5', '"1"', 'None', '(1,)', '("1",)', 'b"1"', '1j', '...', 'False'].map(key)).size,
    ).toBe(10);
    expect([key('[]'), key('([],)'), key('{1}')]).toEqual([null, null, null]);
  });
});
