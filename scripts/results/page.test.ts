import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHARTS } from './charts';
import { readRuns } from './readRuns';
import { report } from './report';

describe('docs/results.md', () => {
  it('says what the kept runs say, to the last digit, and so do its charts', { timeout: 300_000 }, () => {
    const problems: string[] = [];
    const runs = readRuns('docs/results', (problem) => problems.push(problem));
    const { markdown, charts } = report(runs, readFileSync('scripts/results/notes.md', 'utf8'), problems);
    expect(problems).toEqual([]);
    expect(readFileSync('docs/results.md', 'utf8')).toBe(markdown);
    for (const [name, svg] of charts) expect(readFileSync(`docs/${CHARTS}/${name}`, 'utf8')).toBe(svg);
  });
});
