import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import {
  type DetectionCounts,
  evaluateCompletion,
  type FadingCounts,
  pooledGains,
  scoreCompletion,
  type Task,
} from '#rewards';
import { askToThink, loadShard, roomTasks, type Split, sceneQuestions } from '#scenes';
import { decode } from '#training/headless';
import { readBytes } from './shared/readBytes';

const USAGE = `usage: npm run -s rewards -- --data DIR --split NAME --kind perception|questions [--per-type N]

Scores completions for another trainer (scripts/pretrain) with the rewards of this project. Reads JSON lines
{"scenes":[S],"tasks":[B ids],"completions":[B lists of token ids],"weights":{PART:W}} and answers each with
{"totals":[B],"parts":{PART:[B]}}. The scenes are the indices of those that the tasks are about. With "pooled":true, of detection,
there is one part more, with weight 1: what an answer adds to F1 pooled per category over this and the requests before
(src/rewards/group/pooledGains.ts).
`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'public/samples/training' },
    split: { type: 'string', default: 'train' },
    kind: { type: 'string', default: 'perception' },
    'per-type': { type: 'string', default: '4' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}

interface Request {
  readonly scenes: readonly number[];
  readonly tasks: readonly string[];
  readonly completions: readonly (readonly number[])[];
  readonly weights?: Readonly<Record<string, number>>;
  readonly pooled?: boolean;
}

const shard = await loadShard(values.data, values.split as Split, async (path) => readBytes(path));
const tasks = new Map<string, Task>();
const known = new Set<number>();
let pooledCounts: FadingCounts = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line) as Request;
  for (const index of request.scenes) learn(index);
  const answers = request.completions.map((ids, i) => {
    const task = tasks.get(request.tasks[i]!);
    if (!task) throw new Error(`No scene that was named has the task "${request.tasks[i]}"`);
    return { text: decode(ids), task };
  });
  const results = answers.map(({ text, task }) =>
    scoreCompletion(text, task, { weights: request.weights ?? {} }),
  );
  const names = new Set(results.flatMap(({ parts }) => parts.map(({ name }) => name)));
  const parts: Record<string, readonly number[]> = Object.fromEntries(
    [...names].map((name) => [
      name,
      results.map((result) => result.parts.find((part) => part.name === name)?.value ?? 0),
    ]),
  );
  let totals = results.map(({ total }) => total);
  if (request.pooled) {
    const { gains, counts } = pooledGains(
      pooledCounts,
      answers.map(({ text, task }) => evaluateCompletion(text, task) as DetectionCounts),
    );
    pooledCounts = counts;
    parts.pooled = gains;
    totals = totals.map((total, i) => total + gains[i]!);
  }
  process.stdout.write(`${JSON.stringify({ totals, parts })}\n`);
}

function learn(index: number): void {
  if (known.has(index)) return;
  known.add(index);
  const scene = shard.scene(index);
  // Only what is asked for: making questions takes longer than scoring answers.
  const asked =
    values.kind === 'questions'
      ? sceneQuestions(scene, Number(values['per-type'])).map(askToThink)
      : roomTasks(scene);
  for (const task of asked) tasks.set(task.id, task);
}
