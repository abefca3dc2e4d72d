import { parseArgs } from 'node:util';
import { Random, SceneError, SPLITS } from '#scenes';
import { readPolicy, TfEngine } from '#training/headless';
import { askable } from './evaluate/askable';
import { detectionMetrics } from './evaluate/detectionMetrics';
import { groundingMetrics } from './evaluate/groundingMetrics';
import { headroom } from './evaluate/headroom';
import { policyAnswers } from './evaluate/policyAnswers';
import { readScenes } from './evaluate/readScenes';
import { nodeBackend } from './shared/nodeBackend';
import { readBytes } from './shared/readBytes';
import type { Interval } from './train/bootstrap';

const GROUP = 8;
const METRICS = { detection: detectionMetrics, grounding: groundingMetrics } as const;
const KINDS = ['detection', 'grounding'] as const;
const USAGE = `usage: npm run -s evaluate -- --checkpoint FILE --task detection|grounding --data DIR [options]

Asks a policy for its likeliest answer to every task of some scenes and says how good they are, with 95 % bootstrap
intervals over the scenes. The last line is JSON: {"task","n","scenes","metrics":{NAME:{"value","low","high"}}}.

  --checkpoint FILE   policy (public/samples/policies/nano-sft.safetensors)
  --data DIR          folder that make-training wrote, a sample room, or a folder of sample rooms
                      (public/samples/training)
  --split NAME        of a shard: train, validation or held-out (validation; held-out is for final figures only)
  --scenes N          the first N scenes (all)
  --headroom          also the mean reward of greedy answers, of samples, of the one of ${GROUP} samples that the others
                      agree with most, and of the best of ${GROUP}: what training could still gain
  --json              the last line alone
`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({
  options: {
    checkpoint: { ...text, default: 'public/samples/policies/nano-sft.safetensors' },
    task: { ...text, default: '' },
    data: { ...text, default: 'public/samples/training' },
    split: { ...text, default: 'validation' },
    scenes: { ...text, default: 'Infinity' },
    headroom: flag,
    json: flag,
    help: { ...flag, short: 'h' },
  },
});
const kind = KINDS.find((name) => name === values.task);
const split = SPLITS.find((name) => name === values.split);
const limit = Number(values.scenes);
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
if (!kind || !split || !(limit >= 1)) {
  if (!kind) process.stderr.write(`--task is ${values.task || 'missing'}: give ${KINDS.join(' or ')}\n`);
  if (!split) process.stderr.write(`--split is ${values.split}: give ${SPLITS.join(', ')}\n`);
  if (!(limit >= 1)) process.stderr.write(`--scenes is ${values.scenes}: give a number from 1 on\n`);
  process.exit(2);
}

const show = (rows: Record<string, Interval>) => {
  for (const [name, { value, low, high }] of Object.entries(rows))
    process.stdout.write(`${name.padEnd(9)} ${value.toFixed(3)}  [${low.toFixed(3)}, ${high.toFixed(3)}]\n`);
};

try {
  const { config, values: parameters } = readPolicy(readBytes(values.checkpoint));
  const isAskable = askable(kind, config);
  const read = await readScenes(values.data, split, limit);
  const scenes = read.map((scene) => ({ ...scene, tasks: scene.tasks.filter(isAskable) }));
  const count = (all: typeof read) =>
    all.reduce((sum, { tasks }) => sum + tasks.filter((task) => task.kind === kind).length, 0);
  await nodeBackend('wasm');
  const engine = new TfEngine(config, parameters, false);
  const start = performance.now();
  const progress = (what: string) => (done: number, total: number) => {
    if (process.stderr.isTTY && !values.json)
      process.stderr.write(`\r${done} of ${total} tasks ${what}${done === total ? '\n' : ' '}`);
  };
  const answers = (await policyAnswers(engine, config, scenes, { kind: 'greedy' }, progress('answered'))).map(
    (tasks) => tasks.map(([answer]) => answer!),
  );
  const seconds = (performance.now() - start) / 1000;
  const metrics = METRICS[kind](scenes, answers, Random.seeded(0));
  const n = count(scenes);
  if (!values.json) {
    process.stdout.write(
      `${config.name}, ${kind}: ${n} tasks of ${scenes.length} scenes of ${values.data}, ${seconds.toFixed(0)} s; ` +
        `${count(read) - n} more that it was not taught to read\n`,
    );
    show(metrics);
  }
  const result: Record<string, unknown> = { task: kind, n, scenes: scenes.length, metrics };
  if (values.headroom) {
    const decoding = { kind: 'sample', group: GROUP, temperature: 1, random: Random.seeded(1) } as const;
    const groups = await policyAnswers(engine, config, scenes, decoding, progress(`sampled ${GROUP} times`));
    const rewards = headroom(scenes, answers, groups, Random.seeded(0));
    result.headroom = rewards;
    if (!values.json) show(rewards);
  }
  process.stdout.write(`${JSON.stringify(result)}\n`);
} catch (error) {
  if (!(error instanceof SceneError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
