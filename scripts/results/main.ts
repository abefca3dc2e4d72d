import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHARTS } from './charts';
import { readRuns } from './readRuns';
import { report } from './report';

const USAGE = `usage: npm run -s results -- RUNS_DIR --out docs/results.md [--notes FILE]

Writes the page of results, and its charts beside it, from run folders called TASK-ARM-sSEED: run.json, metrics.jsonl, and
evaluation/SPLIT-STEP.json as "evaluate --out" writes them, packed (.gz, scripts/results/keep.sh) or not. Arms are start,
sft-continued and grpo, and these with a suffix: -no-points where the policy saw none, -steps for a control of as many steps,
another for another reward (grpo-no-frame) and its controls (sft-continued-no-iou). What is missing is said.

  --out FILE          the page; charts go to ${CHARTS} beside it
  --notes FILE        what didn't work, in Markdown (scripts/results/notes.md)
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    notes: { type: 'string', default: 'scripts/results/notes.md' },
    help: { type: 'boolean', short: 'h' },
  },
});
const [root] = positionals;
if (values.help || !root || !values.out || positionals.length > 1 || !existsSync(root)) {
  if (root && !existsSync(root)) process.stderr.write(`${root}: no such folder\n`);
  process.stderr.write(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  const problems: string[] = [];
  const runs = readRuns(root, (problem) => problems.push(problem));
  const notes = existsSync(values.notes) ? readFileSync(values.notes, 'utf8') : '';
  const { markdown, charts } = report(runs, notes, problems);
  const folder = join(dirname(values.out), CHARTS);
  mkdirSync(folder, { recursive: true });
  writeFileSync(values.out, markdown);
  for (const [name, svg] of charts) writeFileSync(join(folder, name), svg);
  process.stderr.write(`${values.out}: ${runs.length} runs, ${charts.size} charts\n`);
}
