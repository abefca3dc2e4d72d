import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Random } from '#scenes';
import type { Tally } from '../../src/cli/evaluate/tally';
import { bandTable } from './bandTable';
import { bootstrapArms, difference, relativeGain } from './bootstrapArms';
import { comparison } from './comparison';
import { percent, share, signed } from './markdown';
import { atEqual } from './moments';
import { paperGain } from './paper';
import { readRuns } from './readRuns';
import { report } from './report';
import type { Run } from './run';
import { syntheticRuns } from './testing/syntheticRuns';
import { thinkingChart } from './thinkingChart';
import { thinkingScores } from './thinkingScores';

describe('thinking', () => {
  const judged = (mode: 'think' | 'direct', scores: Record<string, number>): Run => {
    const metric = (value: number) => ({ value, low: value, high: value });
    const tasks = [
      { id: 'a', question: 'object_rel_direction_easy' as const, score: 1, answer: 'A', options: 2 },
      { id: 'b', question: 'object_rel_direction_hard' as const, score: 1, answer: 'A', options: 4 },
      { id: 'c', question: 'object_rel_distance' as const, score: 1, answer: 'B', options: 4 },
    ];
    const evaluation = {
      ...{ format: 'reward-room/evaluation', version: 1, policy: 'p', data: 'd', split: 'held-out', mode },
      metrics: Object.fromEntries(Object.entries(scores).map(([name, value]) => [name, metric(value)])),
      task: 'reasoning',
      scenes: [{ scene: 's', tasks }],
    } as const;
    return {
      ...{ name: 'reasoning-start-s0', task: 'reasoning', arm: 'start', seed: 0, trainer: 'pytorch' },
      ...{ init: 'i', policy: '', steps: [], evaluations: [{ step: 0, seconds: 0, evaluation }] },
    } as unknown as Run;
  };
  const scores = thinkingScores(
    [judged('think', { object_rel_direction: 0.6, object_rel_distance: 0.3, score: 0.45 })],
    [judged('direct', { object_rel_direction: 0.4, object_rel_distance: 0.3, score: 0.35 })],
  );

  it('is held against chance as the benchmark averages it: levels of a kind first, then kinds', () => {
    expect(scores).toEqual([
      { kind: 'object_rel_direction', chance: 0.375, atOnce: 0.4, thinking: 0.6 },
      { kind: 'object_rel_distance', chance: 0.25, atOnce: 0.3, thinking: 0.3 },
      { kind: 'score', chance: 0.3125, atOnce: 0.35, thinking: 0.45 },
    ]);
  });

  it('is drawn with a disc a kind, to the right of the ring where thinking pays', () => {
    const chart = thinkingChart(scores);
    const xs = (shape: RegExp) => [...chart.matchAll(shape)].map(([, x]) => Number(x)).slice(1);
    const rings = xs(/<circle class="s0 mean" fill="none" cx="([\d.]+)"/g);
    const discs = xs(/<circle class="t0" cx="([\d.]+)"/g);
    expect(discs.map((x, i) => Math.sign(x - rings[i]!))).toEqual([1, 0, 1]);
    expect(chart).toContain('.350 at once, .450 thinking first, .313 by chance');
  });
});

describe('bootstrapArms', () => {
  const random = Random.seeded(4);
  const hardness = Array.from({ length: 300 }, () => 10 * random.normal());
  const tally = (shift: number): Tally => ({
    scenes: hardness.map((_, i) => `${i}`),
    sums: hardness.map((hard) => Float64Array.of(1, hard + shift + random.normal())),
    metrics: ([count, sum]) => ({ mean: sum! / count! }),
  });

  it('sees a small gain beneath a large spread of scenes, since both arms have the same scenes', () => {
    const arms = bootstrapArms(
      new Map([
        ['a', [tally(0.4), tally(0.4)]],
        ['b', [tally(0), tally(0)]],
      ]),
      1,
    );
    const gain = difference(arms.get('a')!, arms.get('b')!, 'mean');
    // Noise of four tallies: a standard error of 1/√300. Unpaired it would be fourteen times as much.
    expect(gain.value).toBeCloseTo(0.4, 0);
    expect((gain.high - gain.low) / (2 * 1.96 * Math.sqrt(1 / 300))).toBeGreaterThan(0.8);
    expect((gain.high - gain.low) / (2 * 1.96 * Math.sqrt(1 / 300))).toBeLessThan(1.2);
    expect(gain.low).toBeGreaterThan(0);
  });

  it('pools seeds by their mean, and gives an arm nothing over itself', () => {
    const [one, two] = [tally(0), tally(2)];
    const arms = bootstrapArms(
      new Map([
        ['both', [one, two]],
        ['one', [one]],
        ['two', [two]],
      ]),
      1,
      50,
    );
    const [both, first, second] = ['both', 'one', 'two'].map((name) => arms.get(name)!);
    expect(both!.whole.mean).toBeCloseTo((first!.whole.mean! + second!.whole.mean!) / 2, 12);
    expect(both!.seeds).toEqual([first!.whole, second!.whole]);
    expect(difference(first!, first!, 'mean')).toEqual({ value: 0, low: 0, high: 0 });
    expect(relativeGain(second!, second!, 'mean')).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('refuses arms that were judged on other scenes', () => {
    const other = { ...tally(0), scenes: hardness.map((_, i) => `x${i}`) };
    expect(() =>
      bootstrapArms(
        new Map([
          ['a', [tally(0)]],
          ['b', [other]],
        ]),
        1,
      ),
    ).toThrow('b was judged on other scenes than a');
  });
});

describe('atEqual', () => {
  const run = (seed: number, pace: number, steps: readonly number[]) =>
    ({ seed, evaluations: steps.map((step) => ({ step, seconds: step * pace })) }) as unknown as Run;
  const grpo = [run(0, 2, [0, 100, 200]), run(1, 2.02, [0, 100, 198]), run(2, 4, [0, 100])];
  const sft = [run(0, 0.5, [0, 100, 200, 400, 800]), run(1, 0.5, [0, 100, 198, 400, 800, 1600])];
  const at = (unit: 'seconds' | 'step') =>
    atEqual(unit, [grpo, sft]).map((moments) => moments.map(({ at: { step } }) => step));

  it('takes the last moment that both runs of a seed have had', () => {
    expect(at('seconds')).toEqual([
      [200, 198, 100],
      [800, 800],
    ]);
    expect(at('step')).toEqual([
      [200, 198, 100],
      [200, 198],
    ]);
  });

  it('has nothing where one arm was judged at no known time', () => {
    const timeless = {
      ...sft[0]!,
      evaluations: sft[0]!.evaluations.map((each) => ({ ...each, seconds: null })),
    };
    expect(atEqual('seconds', [grpo, [timeless]])).toEqual([[], []]);
  });
});

describe('bandTable', () => {
  const run = (name: string, reward: (step: number) => number): Run => ({
    ...{
      name,
      series: '',
      task: 'grounding',
      arm: 'grpo',
      seed: 0,
      trainer: '',
      init: '',
      policy: '',
      evaluations: [],
    },
    steps: Array.from({ length: 65 }, (_, step) => ({
      ...{ step, seconds: step, shares: {} },
      reward: reward(step) + (step % 2 ? 0.01 : -0.01),
    })),
  });

  it('says in which windows a run rises as others do', () => {
    const twins = [run('a', (step) => step / 100), run('b', (step) => 0.1 + step / 100)];
    const ours = run('ours', (step) => (step <= 30 ? 0.05 + step / 100 : 0));
    const rows = bandTable(twins, [ours]).split('\n').slice(2);
    expect(rows).toEqual([
      expect.stringMatching(/^\| ours, steps 1 to 30 \| 0\.12\d to 0\.28\d \| 0\.205 \| yes \|$/),
      expect.stringMatching(/^\| ours, steps 31 to 60 \| .* \| 0\.000 \| no \|$/),
    ]);
    expect(bandTable(twins, [])).toBe('');
  });
});

describe('comparison', () => {
  const root = mkdtempSync(join(tmpdir(), 'results-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const controls = { 'sft-continued': 1, 'sft-continued-steps': 1, 'sft-continued-no-frame': 1 };
  syntheticRuns(root, 'grounding', { grpo: 1, 'grpo-no-frame': 1, ...controls }, () => 0.5);
  const runs = readRuns(root, () => {});
  const armOf = (grpo: string, moment: 'time' | 'steps') =>
    comparison(runs, grpo).moments.get(`sft-continued at equal ${moment}`)?.[0]?.run.arm;

  it('takes the control that is as long in time, or in steps, and a reward’s own where it has one', () => {
    expect(armOf('grpo', 'time')).toBe('sft-continued');
    expect(armOf('grpo', 'steps')).toBe('sft-continued-steps');
    expect(armOf('grpo-no-frame', 'time')).toBe('sft-continued-no-frame');
    expect(armOf('grpo-no-frame', 'steps')).toBe('sft-continued-steps');
  });
});

describe('the page', () => {
  const root = mkdtempSync(join(tmpdir(), 'results-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const arms = { start: 1, 'sft-continued': 3, grpo: 3 };
  syntheticRuns(
    root,
    'grounding',
    { ...arms, 'grpo-no-frame': 2, 'start-no-points': 1, 'grpo-no-points': 1 },
    (arm, _, step) => 0.4 + (arm.startsWith('grpo') ? step / 800 : 0),
  );
  syntheticRuns(root, 'detection', { start: 1, 'sft-continued': 2, grpo: 2 }, () => 0.5);
  const problems: string[] = [];
  const runs = readRuns(root, (problem) => problems.push(problem));
  const { markdown, charts } = report(runs, 'Nothing worked at first.', problems);
  const rows = markdown.split('\n');
  /** The first table row that starts so, from a heading on. */
  const row = (start: string, heading = '## Grounding') =>
    rows.slice(rows.indexOf(heading)).find((line) => line.startsWith(`| ${start}`)) ?? '';

  it('is the same from runs that were packed to be kept', () => {
    const kept = mkdtempSync(join(tmpdir(), 'results-kept-'));
    const folders = readdirSync(root).map((name) => join(root, name));
    execFileSync('scripts/results/keep.sh', [kept, ...folders]);
    expect(readdirSync(join(kept, 'grounding-grpo-s0', 'evaluation'))).toContain('held-out-100.json.gz');
    expect(readRuns(kept, (problem) => problems.push(problem))).toEqual(runs);
    rmSync(kept, { recursive: true });
  });

  it('claims what the figures show, and only that', () => {
    expect(problems).toEqual([]);
    expect(rows.filter((line) => line.includes('**the claim holds**'))).toHaveLength(2);
    expect(
      rows
        .filter((line) => line.includes('**the claim holds**'))
        .every((line) => line.startsWith('- acc@0.25')),
    ).toBe(true);
    expect(
      rows
        .filter((line) => line.includes('**not shown**'))
        .every((line) => /^- (f1(@0\.25|_scene)|no frame, acc)/.test(line)),
    ).toBe(true);
  });

  it('compares what both arms had: 400 s each, and 200 steps each', () => {
    expect(row('grpo at equal time')).toBe('| grpo at equal time | 200, 200, 200 | 400, 400, 400 |');
    expect(row('sft continued at equal time')).toBe(
      '| sft continued at equal time | 400, 400, 400 | 400, 400, 400 |',
    );
    expect(row('sft continued at equal steps')).toBe(
      '| sft continued at equal steps | 200, 200, 200 | 200, 200, 200 |',
    );
  });

  it('puts the paper beside it', () => {
    expect(row('acc@0.25: GRPO − start')).toMatch(/\| 3 of 3 \| \+\d+ % \[.*\] \| \+18 % \|$/);
    expect([
      paperGain('detection', 'f1@0.25'),
      paperGain('grounding', 'acc@0.5'),
      paperGain('reasoning', 'score'),
    ]).toEqual([expect.closeTo(0.144, 3), expect.closeTo(0.347, 3), expect.closeTo(0.328, 3)]);
    expect(row('with points, GRPO')).toMatch(/\| \.429 \| \.159 \|$/);
    expect(row('without points, SFT continued')).toBe(
      '| without points, SFT continued | not run | not run | .342 | .104 |',
    );
  });

  it('has error kinds, shares, rewards, headroom and notes', () => {
    expect(row('loose', '## Detection')).toMatch(/^\| loose \| [34]\.\d\d \| [34]\.\d\d \| [34]\.\d\d \|$/);
    expect(row('boxes', '## Detection')).toBe('| boxes | 8.00 | 8.00 | 8.00 |');
    expect(row('grpo, last tenth')).toBe('| grpo, last tenth | .000 | .750 | .250 |');
    expect(row('no frame (2 seeds)')).toContain('(+.');
    expect(row('grounding, start (60 scenes', '## Headroom')).toContain('| 1.000 | – | – | 2.000 |');
    expect(markdown).toContain('Nothing worked at first.');
  });

  it('says in short what each reward came to, and where that stands', () => {
    const [paper, other, blind] = ["the paper's", 'no frame', "the paper's, no points"].map((reward) =>
      row(`[Grounding](#grounding), acc@0.25 | ${reward} |`, '## In short').split(' | '),
    );
    expect(paper!.slice(5, 7)).toEqual([
      expect.stringContaining('**holds**'),
      expect.stringContaining('**holds**'),
    ]);
    expect(paper!.at(-1)).toBe('+18 % |');
    expect(other!.slice(5, 7)).toEqual([
      expect.stringContaining('not shown'),
      expect.stringContaining('not shown'),
    ]);
    // No control saw as little, and none that saw more takes its place.
    expect(blind!.slice(3, 7)).toEqual(['–', expect.stringMatching(/^\./), 'not run', 'not run']);
    expect(blind!.at(-1)).toBe('+20 % |');
  });

  it('says what is missing', () => {
    for (const missing of [
      'reasoning: no runs',
      'detection: grpo has 2 of three seeds',
      'detection: no runs without points',
    ])
      expect(rows).toContain(`- ${missing}`);
    const empty = report([], '', []);
    expect(empty.markdown).toContain('- detection: no runs');
    expect(empty.markdown).not.toContain('undefined');
  });

  it('leaves no gaps and no numbers that are none', () => {
    expect(markdown).not.toMatch(/NaN|undefined|Infinity|\n\n\n/);
  });

  it('is the same whenever it is made', () => {
    const again = report(
      readRuns(root, () => {}),
      'Nothing worked at first.',
      [],
    );
    expect(again.markdown).toBe(markdown);
    expect([...again.charts]).toEqual([...charts]);
  });

  it('names a run that cannot be read, and goes on', () => {
    writeFileSync(join(root, 'detection-grpo-s1', 'evaluation', 'held-out-100.json'), '{"format": 1}');
    const said: string[] = [];
    const left = readRuns(root, (problem) => said.push(problem));
    expect(left).toHaveLength(runs.length - 1);
    expect(said).toEqual([expect.stringMatching(/^detection-grpo-s1: evaluation\/held-out-100.json/)]);
  });

  it('draws a curve a seed and their mean, against steps and against seconds', () => {
    expect([...charts.keys()]).toEqual(
      ['detection', 'detection-f1_scene', 'grounding'].flatMap((task) => [
        `${task}-steps.svg`,
        `${task}-seconds.svg`,
      ]),
    );
    const svg = charts.get('grounding-seconds.svg')!;
    expect(svg.match(/<polyline/g)).toHaveLength(8);
    expect(svg).toContain('GRPO goes from ');
    expect(markdown).toContain('(images/results/grounding-seconds.svg)');
  });
});

describe('a series of runs, in a folder of its own', () => {
  const root = mkdtempSync(join(tmpdir(), 'results-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const arms = { start: 1, 'sft-continued': 3, grpo: 3 };
  syntheticRuns(root, 'grounding', arms, () => 0.4);
  syntheticRuns(join(root, 'grounding-better'), 'grounding', arms, () => 0.9);
  const said: string[] = [];
  const { markdown, charts } = report(
    readRuns(root, (problem) => said.push(problem)),
    '',
    said,
  );

  it('is told of after the others, by how long it trained, with charts of its own', () => {
    expect(said.filter((each) => each.startsWith('grounding'))).toEqual([]);
    const [, first, second] = markdown.split(/^## Grounding.*$/m);
    expect(markdown).toContain('## Grounding, 200 steps');
    expect(first).toMatch(/\| acc@0.25 \| \.[34]/);
    expect(second).toMatch(/\| acc@0.25 \| \.[789]/);
    expect(second).toContain('(images/results/grounding-better-steps.svg)');
    expect([...charts.keys()]).toContain('grounding-better-seconds.svg');
    expect(markdown).toContain('| grounding-better/grounding-grpo-s0 |');
  });
});

describe('numbers', () => {
  it('are written as papers write them', () => {
    expect([share(0.0744), share(-0.0126), share(1), share(Number.NaN)]).toEqual([
      '.074',
      '−.013',
      '1.000',
      '–',
    ]);
    expect(signed({ value: 0.074, low: -0.01, high: 0.1 })).toBe('+.074 [−.010, +.100]');
    expect(percent({ value: 0.254, low: -0.01, high: 0.4 })).toBe('+25 % [−1, +40]');
  });
});
