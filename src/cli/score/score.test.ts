import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseJsonLine } from './parseJsonLine';
import { parseRow } from './parseRow';
import { readLines } from './readLines';
import { type ScoredRow, scoreRow } from './scoreRow';

const FIXTURE = 'tests/fixtures/vgllm_eval.jsonl';
const fixture = readFileSync(FIXTURE, 'utf8').trim().split('\n');
const unit = '[0, 0, 0, 1, 1, 1, 0, 0, 0]';
const detection = `{"id": "d", "task": "detection", "completion": "[\\n{\\"label\\": \\"bed\\", \\"bbox_3d\\": ${unit}}\\n]", "target": {"boxes": [{"label": "bed", "bbox_3d": ${unit}}]}}`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'score-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, `${Math.abs(text.length)}-${text.codePointAt(0) ?? 0}.jsonl`);
  writeFileSync(path, text);
  return path;
}

function score(args: readonly string[], input = '') {
  const { stdout, stderr, status } = spawnSync('node', ['scripts/run.mjs', 'src/cli/score.ts', ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const rows = () =>
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ScoredRow);
  return { stdout, stderr, status, rows };
}

/** Counts exactly, IoU and scores within 1e-6. */
function expectMetrics(metrics: ScoredRow['metrics'], line: string): void {
  const { id, expected } = JSON.parse(line) as { id: string; expected: Record<string, unknown> };
  const wanted = Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [
      key,
      key === 'iou' || key === 'score' ? expect.closeTo(value as number, 6) : value,
    ]),
  );
  expect(metrics, id).toEqual(wanted);
}

describe('scoreRow', () => {
  it('agrees with every case of the fixture, whatever the protocol', () => {
    for (const line of fixture)
      for (const protocol of ['3d-rft', 'vg-llm'] as const)
        expectMetrics(scoreRow(parseRow(parseJsonLine(line)), protocol).metrics, line);
  });
});

describe('the score command', () => {
  it.each(['3d-rft', 'vg-llm'])(
    'agrees with every case of the fixture, one row in, one row out: %s',
    (protocol) => {
      const { rows, stderr, status } = score([FIXTURE, '--protocol', protocol, '--json']);
      expect(stderr).toBe('');
      expect(status).toBe(0);
      const scored = rows();
      expect(scored.length).toBe(fixture.length);
      scored.forEach((row, i) => {
        expect(Object.keys(row)).toEqual(['id', 'task', 'reward', 'metrics']);
        expect(Object.keys(row.reward)).toEqual(['total', 'maximum', 'parts', 'ledger', 'issues']);
        expect(row.id).toBe((JSON.parse(fixture[i]!) as { id: string }).id);
        expectMetrics(row.metrics, fixture[i]!);
        const earned = row.reward.ledger.reduce((sum, entry) => sum + entry.earned, 0);
        expect(earned).toBeCloseTo(row.reward.total, 12);
        expect(row.reward.parts.some(({ name }) => name === 'format')).toBe(protocol === '3d-rft');
      });
    },
  );

  it('prints a table and a summary without --json', () => {
    const { stdout, status } = score([FIXTURE, '--protocol', 'vg-llm']);
    expect(status).toBe(0);
    expect(stdout.split('\n').length).toBeGreaterThan(fixture.length + 5);
    expect(stdout).toMatch(/^id +task +reward +of +format +frame +iou +f1 +answer +evaluator\n/);
    expect(stdout).toMatch(/detection +40 rows +mean reward 0\.\d{3} of 2 /);
    expect(stdout).toContain('VG-LLM, 20 categories @0.25: precision ');
    expect(stdout).toContain('ScanRefer: Acc@0.25 62.5 %, Acc@0.5 50.0 %');
    expect(stdout).toContain('VSI-Bench: overall ');
  });

  it('reports broken rows by their line, goes on, and ends with 1', () => {
    const lines = [`\ufeff${detection}`, '', '{"id": 1', detection.replace('"boxes"', '"boxen"'), detection];
    const path = file(lines.join('\r\n'));
    const { rows, stderr, status } = score([path, '--json']);
    expect(rows().map(({ id }) => id)).toEqual(['d', 'd']);
    expect(stderr).toContain(`${path}:3: no JSON: `);
    expect(stderr).toContain(`${path}:4: target.boxes must be a list\n`);
    expect(stderr).toContain('2 of 4 rows could not be scored\n');
    expect(status).toBe(1);
  });

  it('reads standard input', () => {
    const { rows, status } = score(['-', '--json', '--protocol', 'vg-llm'], detection);
    expect(rows()[0]).toMatchObject({
      id: 'd',
      reward: { total: 2, maximum: 2 },
      metrics: { tp: 1, fp: 0, fn: 0 },
    });
    expect(status).toBe(0);
  });

  it('explains itself when asked, and when called wrongly', () => {
    expect(score(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('usage: ') });
    for (const [args, message] of [
      [[], 'give one file'],
      [['a', 'b'], 'give one file'],
      [['a', '--protocol', 'x'], 'there is no protocol "x"'],
      [['a', '--jsn'], "Unknown option '--jsn'"],
    ] as const)
      expect(score(args), message).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringContaining(message),
      });
    expect(score(['no-such.jsonl', '--json'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'no-such.jsonl: there is no such file\n',
    });
    expect(score(['src', '--json'])).toMatchObject({ status: 2, stderr: 'src: is a folder\n' });
  });

  it('stops quietly when its reader has seen enough', async () => {
    const child = spawn('node', ['scripts/run.mjs', 'src/cli/score.ts', '-', '--json']);
    let errors = '';
    child.stderr.on('data', (bytes) => {
      errors += String(bytes);
    });
    child.stdin.on('error', () => {}); // It goes away while we still write.
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(`${detection}\n`.repeat(20_000));
    const status = await new Promise((resolve) => child.once('exit', resolve));
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
  });

  it('holds its memory however long the file', { timeout: 300_000 }, async () => {
    const child = spawn('node', [
      '--max-old-space-size=48',
      'scripts/run.mjs',
      'src/cli/score.ts',
      '-',
      '--json',
    ]);
    let count = 0;
    child.stdout.on('data', (bytes: Buffer) => {
      for (const byte of bytes) if (byte === 10) count++;
    });
    const rows = 60_000;
    const block = `${detection}\n`.repeat(1000);
    for (let sent = 0; sent < rows; sent += 1000)
      if (!child.stdin.write(block)) await new Promise((resolve) => child.stdin.once('drain', resolve));
    child.stdin.end();
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect({ status, count }).toEqual({ status: 0, count: rows });
  });
});

describe('parseJsonLine', () => {
  it('takes the numbers that Python writes, outside strings', () => {
    expect(parseJsonLine('{"a": NaN, "b": -Infinity, "c": Infinity, "d": "NaN \\" Infinity"}')).toEqual({
      a: null,
      b: Number.NEGATIVE_INFINITY,
      c: Number.POSITIVE_INFINITY,
      d: 'NaN " Infinity',
    });
    expect(() => parseJsonLine('{"a": NaN,}')).toThrow(/^no JSON: /);
    expect(() => parseJsonLine('nope')).toThrow(/^no JSON: /);
  });
});

describe('parseRow', () => {
  const row = (changes: object) => ({
    id: 'x',
    task: 'grounding',
    completion: '',
    target: {
      gt_bbox: [0, 0, 0, 1, 1, 1, 0, 0, 0],
      cam2global: [[1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]],
    },
    ...changes,
  });
  const scored = (changes: object) => scoreRow(parseRow(row(changes)), 'vg-llm');

  it('takes matrices flat or nested, and a missing axis alignment', () => {
    const completion = `{"frame": 0, "bbox_3d": ${unit}}`;
    expect(scored({ completion }).metrics).toEqual({ iou: 1 });
    const aligned = {
      ...row({}).target,
      axis_align_matrix: [
        [1, 0, 0, 9],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
    };
    expect(scored({ completion, target: aligned }).metrics).toEqual({ iou: 0 });
  });

  it('judges the frame alone where there is no pose, and never prints what is not JSON', () => {
    const result = scored({ completion: '{"frame": 3, "bbox_3d": 0}', target: { frame: 4 } });
    expect(result).toMatchObject({ reward: { total: 0.8, maximum: 1 }, metrics: { iou: null } });
    const lost = { ...row({}).target, cam2global: [new Array(16).fill(null)] };
    const broken = scored({ completion: `{"frame": 0, "bbox_3d": ${unit}}`, target: lost });
    expect(broken.metrics).toEqual({ iou: 0 });
    expect(JSON.stringify(broken)).not.toMatch(/null,null|NaN/);
  });

  it('takes a number for a numeric truth', () => {
    const changes = {
      task: 'reasoning',
      question_type: 'object_counting',
      completion: '4',
      target: { ground_truth: 4 },
    };
    expect(scored(changes).metrics).toEqual({ score: 1 });
  });

  it.each<[string, object]>([
    ['the row must be an object', []],
    ['id must be a string or a number', row({ id: null })],
    ['completion must be a string', row({ completion: 5 })],
    ['target must be an object', row({ target: null })],
    ['task must be "detection", "grounding" or "reasoning"', row({ task: 'x' })],
    ['euler must be "ZXY-intrinsic" or "zxy-extrinsic"', row({ euler: 'xyz' })],
    ['target.frame must be a whole number', row({ target: { frame: 1.5 } })],
    ['target must have gt_bbox and cam2global, or frame', row({ target: {} })],
    ['target.gt_bbox must be a list of 9 numbers', row({ target: { ...row({}).target, gt_bbox: [1] } })],
    [
      'target.cam2global[0][1] must be a list',
      row({ target: { ...row({}).target, cam2global: [[[1, 0, 0, 0], 1, 2, 3]] } }),
    ],
    ['target.boxes[0] must be an object', row({ task: 'detection', target: { boxes: [1] } })],
    ['target.boxes[0].label must be a string', row({ task: 'detection', target: { boxes: [{}] } })],
    [`question_type must be one of VSI-Bench's, not "x"`, row({ task: 'reasoning', question_type: 'x' })],
    [`question_type must be one of VSI-Bench's, not left out`, row({ task: 'reasoning' })],
    [
      'target.ground_truth must be a string or a number',
      row({ task: 'reasoning', question_type: 'object_counting' }),
    ],
    [
      'target.ground_truth must be a string',
      row({ task: 'reasoning', question_type: 'route_planning', target: { ground_truth: 4 } }),
    ],
  ])('says that %s', (message, value) => {
    expect(() => parseRow(value)).toThrow(message);
  });
});

describe('readLines', () => {
  it('splits at LF and CRLF only, over any chunks, and drops the byte order mark', async () => {
    const bytes = new TextEncoder().encode('\ufeffa\r\n\n"\u2028é"\r\nlast\r');
    for (const size of [1, 2, 3, 7, 100]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.slice(i * size, (i + 1) * size),
      );
      const lines: [number, string][] = [];
      for await (const { number, text } of readLines(
        (async function* () {
          yield* chunks;
        })(),
      ))
        lines.push([number, text]);
      expect(lines).toEqual([
        [1, 'a'],
        [2, ''],
        [3, '"\u2028é"'],
        [4, 'last'],
      ]);
    }
  });
});
