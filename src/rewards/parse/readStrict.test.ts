import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreCompletion } from '../score/scoreCompletion';
import type { Task } from '../task';
import { anyBox, PROPERTY, TRIED } from '../testing/arbitraries';
import { detectionTask, groundingTask, reasoningTask, UNIT, wrap } from '../testing/tasks';
import { readStrict } from './readStrict';

const detection = detectionTask([{ label: 'chair', box: UNIT }]);
const grounding = groundingTask(UNIT, 3);
const entry = '{"label": "chair", "bbox_3d": [0, 0, 0, 1, 1, 1, 0, 0, 0]}';

/** Codes of the faults, with the text that each points at. */
function faults(text: string, task: Task): [string, string | null][] {
  return readStrict(text, task).faults.map(({ code, span }) => [
    code,
    span && text.slice(span.start, span.end),
  ]);
}

describe('the strict format', () => {
  it.each<[string, Task]>([
    [wrap('[]'), detection],
    [wrap(`[\n\t${entry},\n\t${entry}\n]`), detection],
    [` \n<think>a < b </think>\r\n<answer> \`\`\`json\n[${entry}]\n\`\`\` </answer>\n`, detection],
    [wrap(`\`\`\`\n[${entry}]\`\`\``), detection],
    [wrap('[{"score": 1e-3, "bbox_3d": [0,0,0,1,1,1,-0.5E+1,0,0], "label": "\\u0061"}]'), detection],
    [wrap('{"frame": 3, "bbox_3d": [0, 0, 0, 1, 1, 1, 0, 0, 0]}'), grounding],
    [wrap(' B\n'), reasoningTask('route_planning', 'B')],
    [wrap('2.5'), reasoningTask('object_counting', '2')],
  ])('is kept by %j', (text, task) => {
    expect(faults(text, task)).toEqual([]);
  });

  it.each<[string, string, [string, string | null][]]>([
    [
      'no tags',
      `[${entry}]`,
      ['<think>', '</think>', '<answer>', '</answer>'].map(() => ['tag-missing', null]),
    ],
    [
      'no think',
      `<answer>[${entry}]</answer>`,
      [
        ['tag-missing', null],
        ['tag-missing', null],
      ],
    ],
    [
      'two answers',
      `${wrap('[]')}<answer>[]</answer>`,
      [
        ['tag-repeated', '<answer>'],
        ['tag-repeated', '</answer>'],
      ],
    ],
    ['answer first', '<answer>[]</answer><think></think>', [['tag-order', '<answer>']]],
    ['answer within', '<think><answer>[]</answer></think>', [['tag-order', '<answer>']]],
    ['text before', `Well: ${wrap('[]')}`, [['text-outside', 'Well:']]],
    ['text between', '<think></think> so <answer>[]</answer>', [['text-outside', 'so']]],
    ['text after', `${wrap('[]')}.`, [['text-outside', '.']]],
    ['an empty answer', wrap(' '), [['json-missing', '']]],
    ['prose', wrap('I see nothing.'), [['json-text', 'I see nothing.']]],
    ['an object for a list', wrap(entry), [['answer-shape', entry]]],
    ['text after the list', wrap(`[] ok`), [['json-text', 'ok']]],
    ['two lists', wrap(`[][]`), [['json-text', '[']]],
    ['prose before the fence', wrap('Boxes:\n```json\n[]\n```'), [['text-outside-fence', 'Boxes:\n']]],
    ['prose after the fence', wrap('```json\n[]\n``` done'), [['text-outside-fence', ' done']]],
    ['an open fence', wrap('```json\n[]'), [['fence-open', '```']]],
    ['another language', wrap('```python\n[]\n```'), [['fence-language', 'python']]],
    ['a comma too many', wrap(`[${entry},]`), [['json-comma', ']']]],
    ['a comma too few', wrap(`[${entry} ${entry}]`), [['json-comma', '{']]],
    ['two commas', wrap(`[${entry},,${entry}]`), [['json-comma', ',']]],
    ['single quotes', wrap(`[{'label': "a", "bbox_3d": [0,0,0,1,1,1,0,0,0]}]`), [['json-quote', "'label'"]]],
    ['a bare key', wrap(`[{label: "a", "bbox_3d": [0,0,0,1,1,1,0,0,0]}]`), [['json-key', 'label']]],
    [
      'a bad escape',
      wrap(String.raw`[{"label": "\q", "bbox_3d": [0,0,0,1,1,1,0,0,0]}]`),
      [['json-escape', String.raw`"\q"`]],
    ],
    [
      'no label',
      wrap('[{"bbox_3d": [0,0,0,1,1,1,0,0,0]}]'),
      [['label-missing', '{"bbox_3d": [0,0,0,1,1,1,0,0,0]}']],
    ],
    [
      'a label of another kind',
      wrap('[{"label": 5, "bbox_3d": [0,0,0,1,1,1,0,0,0]}]'),
      [['label-missing', '5']],
    ],
    ['no box', wrap('[{"label": "a"}]'), [['box-missing', '{"label": "a"}']]],
    ['a box of another kind', wrap('[{"label": "a", "bbox_3d": "b"}]'), [['box-missing', '"b"']]],
    ['an entry of another kind', wrap('[1]'), [['entry-shape', '1']]],
    [
      'eight numbers',
      wrap('[{"label": "a", "bbox_3d": [0,0,0,1,1,1,0,0]}]'),
      [['box-length', '[0,0,0,1,1,1,0,0]']],
    ],
    [
      'no extent',
      wrap('[{"label": "a", "bbox_3d": [0,0,0,1,0,1,0,0,0]}]'),
      [['box-size', '[0,0,0,1,0,1,0,0,0]']],
    ],
    [
      'too large a number',
      wrap('[{"label": "a", "bbox_3d": [1e999,0,0,1,1,1,0,0,0]}]'),
      [['box-number', '[1e999,0,0,1,1,1,0,0,0]']],
    ],
    [
      'a word in a box',
      wrap('[{"label": "a", "bbox_3d": [null,0,0,1,1,1,0,0,0]}]'),
      [['box-number', '[null,0,0,1,1,1,0,0,0]']],
    ],
    [
      'NaN',
      wrap('[{"label": "a", "bbox_3d": [NaN,0,0,1,1,1,0,0,0]}]'),
      [
        ['json-token', 'NaN'],
        ['box-number', '[NaN,0,0,1,1,1,0,0,0]'],
      ],
    ],
    ['a leading plus', wrap('[{"label": "a", "bbox_3d": [+1,0,0,1,1,1,0,0,0]}]'), [['json-token', '+1']]],
    [
      'a missing value',
      wrap('[{"label": }]'),
      [
        ['json-value', '"label": '],
        ['label-missing', '{"label": }'],
        ['box-missing', '{"label": }'],
      ],
    ],
    [
      'a missing colon',
      wrap('[{"label" "a"}]').replace('"a"', ''),
      [
        ['json-colon', '"label" '],
        ['label-missing', '{"label" }'],
        ['box-missing', '{"label" }'],
      ],
    ],
  ])('is broken by %s', (_, text, expected) => {
    expect(faults(text, detection)).toEqual(expected);
  });

  it.each<[string, [string, string | null][]]>([
    ['{"bbox_3d": [0,0,0,1,1,1,0,0,0]}', [['frame-invalid', '{"bbox_3d": [0,0,0,1,1,1,0,0,0]}']]],
    ['{"frame": 8, "bbox_3d": [0,0,0,1,1,1,0,0,0]}', [['frame-invalid', '8']]],
    ['{"frame": -1, "bbox_3d": [0,0,0,1,1,1,0,0,0]}', [['frame-invalid', '-1']]],
    ['{"frame": 3.0, "bbox_3d": [0,0,0,1,1,1,0,0,0]}', [['frame-invalid', '3.0']]],
    ['{"frame": "3", "bbox_3d": [0,0,0,1,1,1,0,0,0]}', [['frame-invalid', '"3"']]],
    ['{"frame": 3}', [['box-missing', '{"frame": 3}']]],
    ['[]', [['answer-shape', '[]']]],
    ['[3]', [['answer-shape', '[3]']]],
  ])('of grounding is broken by %s', (answer, expected) => {
    expect(faults(wrap(answer), grounding)).toEqual(expected);
  });

  it('knows no last frame where the task does not', () => {
    const open = groundingTask(UNIT, 3, []);
    expect(faults(wrap('{"frame": 99, "bbox_3d": [0,0,0,1,1,1,0,0,0]}'), open)).toEqual([]);
    expect(readStrict(wrap('{"frame": -1}'), open).faults[0]?.message).toBe('"frame" must not be negative');
  });

  it('of reasoning wants one letter or one finite number', () => {
    const letter = reasoningTask('obj_appearance_order', 'A');
    const number = reasoningTask('room_size_estimation', '3');
    expect(faults(wrap(''), letter)).toEqual([['answer-missing', '']]);
    expect(faults(wrap(' A. chair '), letter)).toEqual([['answer-letter', 'A. chair']]);
    expect(faults(wrap('3 m'), number)).toEqual([['answer-number', '3 m']]);
    expect(faults(wrap('nan'), number)).toEqual([['answer-number', 'nan']]);
  });
});

describe('damaged text', () => {
  it('gives what can be read', () => {
    const read = (text: string) => readStrict(text, detection).prediction.boxes;
    expect(read(`[${entry}, ${entry}`).map(({ box }) => box !== null)).toEqual([true, true]);
    expect(read(`<answer>[${entry}, {"label": "chair", "bbox_3d": [0.1, 0.2`)).toMatchObject([
      { label: 'chair', box: UNIT },
      { label: 'chair', box: null },
    ]);
    // The second line is broken, the third is whole.
    expect(
      read(wrap(`[\n${entry},\n{"label": "chair", "bbox_3d": [0.1, ,\n${entry}\n]`)).at(-1)?.box,
    ).toBeNull();
    expect(read(wrap(`${entry}\n${entry}`)).length).toBe(2);
    expect(
      read(wrap(`[{"label": "chair", "bbox_3d": [0, 0, 0, 1, 1, 1, 0, 0, 0]]`)).map(({ box }) => box),
    ).toEqual([UNIT]);
    expect(
      read(wrap(`[{"label": "chair", "bbox_3d": [0, 0, 0, 1, 1, 1, 0, 0, 0}]`)).map(({ box }) => box),
    ).toEqual([null]);
    expect(read(wrap(`[{"label": "cha\n, "bbox_3d": []}]`)).length).toBe(1);
  });

  it('is read to the innermost bracket that an answer could have, and no deeper', () => {
    const { faults: found } = readStrict(wrap('['.repeat(100_000)), detection);
    expect(found.some(({ code }) => code === 'json-depth')).toBe(true);
  });

  it('keeps the thought, closed or not', () => {
    const thought = (text: string) => {
      const span = readStrict(text, detection).prediction.thought;
      return span && text.slice(span.start, span.end);
    };
    expect(thought('<think>a</think>')).toBe('a');
    expect(thought('<think>a<answer>[]')).toBe('a');
    expect(thought('<think>a')).toBe('a');
    expect(thought('<answer>[]<think>')).toBe('');
    expect(thought('a')).toBeNull();
  });

  it('of 200,000 characters is read, whatever it repeats', () => {
    for (const piece of [
      '[',
      '{',
      '"',
      '{"a":',
      '[1,',
      '`',
      '```',
      '<think>',
      '<answer>',
      '\\',
      "'",
      '1',
      '-',
      ' ',
      '\n',
      'é',
      '[]',
      '{}',
      '"label"\n',
    ]) {
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      for (const task of [detection, grounding, reasoningTask('object_counting', '1')])
        for (const reader of ['strict', 'evaluator'] as const) {
          // A reading that took quadratic time would not end within the test's time limit.
          expect(scoreCompletion(text, task, { reader }).total).toBeGreaterThanOrEqual(0);
        }
    }
  });
});

describe('round trip', () => {
  const named = fc.record({
    label: fc.string({ unit: 'grapheme' }).filter((s) => !/[<>`]/.test(s)),
    box: anyBox,
  });

  it(`detection: what is written is read, with its span ${TRIED}`, () => {
    fc.assert(
      fc.property(fc.array(named, { maxLength: 6 }), fc.boolean(), fc.boolean(), (boxes, fenced, oneLine) => {
        const lines = boxes.map(({ label, box }) => JSON.stringify({ label, bbox_3d: box }));
        const list = oneLine ? `[${lines.join(', ')}]` : `[\n\t${lines.join(',\n\t')}\n]`;
        const text = wrap(fenced ? `\`\`\`json\n${list}\n\`\`\`` : list);
        const { prediction, faults: found } = readStrict(text, detection);
        expect(found).toEqual([]);
        expect(prediction.boxes.map(({ label, box }) => ({ label, box: box?.map((v) => v + 0) }))).toEqual(
          boxes.map(({ label, box }) => ({ label, box: box.map((v) => v + 0) })),
        );
        expect(prediction.boxes.map(({ span }) => text.slice(span.start, span.end))).toEqual(lines);
      }),
      PROPERTY,
    );
  });

  it(`grounding: what is written is read ${TRIED}`, () => {
    fc.assert(
      fc.property(fc.nat(7), anyBox, (frame, box) => {
        const {
          prediction,
          faults: found,
          frame: shown,
        } = readStrict(wrap(JSON.stringify({ frame, bbox_3d: box })), grounding);
        expect(found).toEqual([]);
        expect(shown).toBe(frame);
        expect(prediction.boxes[0]?.box?.map((v) => v + 0)).toEqual(box.map((v) => v + 0));
      }),
      PROPERTY,
    );
  });
});

describe('any text', () => {
  const tasks: readonly Task[] = [
    detection,
    grounding,
    reasoningTask('object_counting', '2'),
    reasoningTask('route_planning', 'A'),
  ];
  const seeds = [
    wrap(`[\n\t${entry},\n\t{"label": "bed", "bbox_3d": [0.5, -1.25, 3e0, 1, 2, 0.5, -3.1, 0, 1]}\n]`),
    wrap('{"frame": 3, "bbox_3d": [0, 0, 0, 1, 1, 1, 0, 0, 0]}'),
    `\`\`\`json\n[${entry}]\n\`\`\``,
    wrap('B'),
  ];
  const edit = fc.record({
    at: fc.nat(300),
    gone: fc.nat(12),
    put: fc.oneof(
      fc.constantFrom(...'{}[]",:\'`\\\n\r\t-+.0e1jsonu<>/#'),
      fc.constantFrom(
        'NaN',
        'null',
        '</answer>',
        '<think>',
        '```',
        '"bbox_3d"',
        '"label": ',
        '\ud800',
        '\0',
        '\u2028',
        '[[[[',
        'None',
        '1_0',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
  });
  const mutated = fc
    .tuple(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([seed, edits]) =>
      edits.reduce((text, { at, gone, put }) => {
        const start = at % (text.length + 1);
        return text.slice(0, start) + put + text.slice(start + gone);
      }, seed),
    );

  it(`never throws, keeps its spans inside, and its ledger adds up ${TRIED}`, () => {
    const inside = (text: string) => (span: { start: number; end: number } | null | undefined) =>
      !span || (0 <= span.start && span.start <= span.end && span.end <= text.length);
    fc.assert(
      fc.property(
        fc.oneof({ weight: 4, arbitrary: mutated }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }),
        (text) => {
          for (const task of tasks)
            for (const reader of ['strict', 'evaluator'] as const) {
              const { total, maximum, ledger, issues, prediction, parts } = scoreCompletion(text, task, {
                reader,
              });
              const { boxes, frame, answer, thought } = prediction;
              const spans = [...issues, ...boxes, frame, answer]
                .map((item) => item?.span)
                .concat(thought ?? undefined);
              expect(spans.every(inside(text))).toBe(true);
              const sum = (key: 'earned' | 'lost') => ledger.reduce((all, item) => all + item[key], 0);
              expect(Math.abs(sum('earned') - total)).toBeLessThan(1e-12);
              expect(Math.abs(sum('lost') - (maximum - total))).toBeLessThan(1e-12);
              if (reader === 'strict') expect(parts[0]?.value).toBe(issues.length === 0 ? 1 : 0);
            }
        },
      ),
      PROPERTY,
    );
  });
});
