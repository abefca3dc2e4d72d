// Makes a run folder small enough to ship, and names it in the index that the page reads:
//
//   node scripts/thinRun.mjs RUN NAME "TITLE" [--every 10] [--rollouts 0,50,100] [--start RUN]
//
// Writes public/samples/runs/NAME: run.json; every so many steps of metrics.jsonl; the rollouts of the named steps (the page
// can show those of its own rooms' tasks); held-out.json from RUN/evaluation, the files of `evaluate --out` called SPLIT-STEP.json,
// of the split with more of them; --start names the run that holds what the start is worth (step 0).
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

const METRICS = { grounding: 'acc@0.25', detection: 'f1@0.25', reasoning: 'score' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: 'string', default: '10' },
    rollouts: { type: 'string', default: '' },
    start: { type: 'string' },
  },
});
const [source, name, title] = positionals;
const every = Number(values.every);
if (!source || !name || !title || !(every >= 1)) {
  process.stderr.write(
    'usage: node scripts/thinRun.mjs RUN NAME "TITLE" [--every STEPS] [--rollouts STEP,STEP,…] [--start RUN]\n',
  );
  process.exit(2);
}
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const record = json(join(source, 'run.json'));
const steps = readFileSync(join(source, 'metrics.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const last = steps.at(-1);
const rollouts = values.rollouts.split(',').filter(Boolean).map(Number);

const folder = join('public/samples/runs', name);
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'rollouts'), { recursive: true });
writeFileSync(join(folder, 'run.json'), `${JSON.stringify(record)}\n`);
const kept = steps.filter(({ step }) => step % every === 0 || step === last.step || rollouts.includes(step));
writeFileSync(join(folder, 'metrics.jsonl'), kept.map((line) => `${JSON.stringify(line)}\n`).join(''));
for (const step of rollouts) {
  const file = `rollouts/${String(step).padStart(6, '0')}.jsonl`;
  // What the tokens were is of no use to the page, and takes most of the space.
  const lines = readFileSync(join(source, file), 'utf8').trim().split('\n');
  const thin = lines.map((line) => ({ ...JSON.parse(line), tokens: undefined, logProbs: undefined }));
  writeFileSync(join(folder, file), thin.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

const metric = METRICS[record.task];
const evaluations = [source, ...(values.start ? [values.start] : [])].flatMap((run) => {
  const place = join(run, 'evaluation');
  return existsSync(place) ? readdirSync(place).map((file) => join(place, file)) : [];
});
const judged = evaluations.flatMap((file) => {
  const step = Number(/-(\d+)\.json$/.exec(file)?.[1] ?? Number.NaN);
  const { task, split, metrics, scenes } = json(file);
  const seconds = step === 0 ? 0 : steps.find((each) => each.step === step)?.seconds;
  if (task !== record.task || seconds === undefined) return [];
  return [{ split, scenes: scenes.length, point: { step, seconds, ...metrics[metric] } }];
});
const of = (split) => judged.filter((each) => each.split === split);
const points = of('held-out').length >= of('validation').length ? of('held-out') : of('validation');
if (points.length > 0) {
  const [{ split, scenes }] = points;
  const sorted = points.map(({ point }) => point).sort((a, b) => a.step - b.step);
  writeFileSync(
    join(folder, 'held-out.json'),
    `${JSON.stringify({ split, metric, scenes, points: sorted })}\n`,
  );
}

const indexFile = 'public/samples/runs/index.json';
const index = json(indexFile);
const entry = {
  name,
  title,
  task: record.task,
  algorithm: record.algorithm,
  trainer: record.trainer,
  // A run of one room's prompts is replayed in that room.
  ...(record.data?.from === 'room' && { scene: basename(record.data.folder) }),
  steps: last.step,
  seconds: last.seconds,
  rollouts,
  heldOut: points.length > 0,
};
const runs = [...index.runs.filter((run) => run.name !== name), entry];
writeFileSync(indexFile, `${JSON.stringify({ version: 1, runs }, null, 2)}\n`);
process.stdout.write(
  `${folder}: ${kept.length} steps, ${rollouts.length} groups, ${points.length} evaluations\n`,
);
