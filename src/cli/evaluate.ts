import { parseArgs } from 'node:util';
import { Random, SceneError, SPLITS } from '#scenes';
import { readPolicy, TfEngine } from '#training/headless';
import { askable } from './evaluate/askable';
import { detectionMetrics } from './evaluate/detectionMetrics';
import { greedyAnswers } from './evaluate/greedyAnswers';
import { groundingMetrics } from './evaluate/groundingMetrics';
import { readScenes } from './evaluate/readScenes';
import { nodeBackend } from './shared/nodeBackend';
import { readBytes } from './shared/readBytes';

const USAGE = `usage: npm run -s evaluate -- --checkpoint FILE --task detection|grounding --data DIR [options]

Asks a policy for its likeliest answer to every task of some scenes and says how good they are, with 95 % bootstrap
intervals over the scenes. The last line is JSON: {"task","n","scenes","metrics":{NAME:{"value","low","high"}}}.

  --checkpoint FILE   policy (public/samples/policies/nano-sft.safetensors)
  --data DIR          folder that make-training wrote, a sample room, or a folder of sample rooms
                      (public/samples/training)
  --split NAME        of a shard: train, validation or held-out (validation; held-out is for final figures only)
  --scenes N          the first N scenes (all)
  --json              the last line alone
`;
const METRICS = { detection: detectionMetrics, grounding: groundingMetrics } as const;
const KINDS = ['detection', 'grounding'] as const;

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    checkpoint: { ...text, default: 'public/samples/policies/nano-sft.safetensors' },
    task: text,
    data: { ...text, default: 'public/samples/training' },
    split: { ...text, default: 'validation' },
    scenes: { ...text, default: 'Infinity' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const kind = KINDS.find((name) => name === values.task);
const split = SPLITS.find((name) => name === values.split);
const limit = Number(values.scenes);
if (values.help || !kind || !split || !(limit >= 1)) {
  process.stderr.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

try {
  const { config, values: parameters } = readPolicy(readBytes(values.checkpoint));
  const isAskable = askable(kind, config);
  const all = await readScenes(values.data, split, limit);
  const scenes = all.map((scene) => ({ ...scene, tasks: scene.tasks.filter(isAskable) }));
  const left = all
    .flatMap(({ tasks }) => tasks)
    .filter((task) => task.kind === kind && !isAskable(task)).length;
  await nodeBackend('wasm');
  const engine = new TfEngine(config, parameters, false);
  const start = performance.now();
  const answers = await greedyAnswers(engine, config, scenes, (done, count) => {
    if (process.stderr.isTTY && !values.json) process.stderr.write(`\r${done} of ${count} answers `);
  });
  const seconds = (performance.now() - start) / 1000;
  const metrics = METRICS[kind](scenes, answers, Random.seeded(0));
  const n = answers.flat().length;
  if (!values.json) {
    process.stdout.write(
      `${config.name}, ${kind}: ${n} tasks of ${scenes.length} scenes of ${values.data}, ${seconds.toFixed(0)} s; ` +
        `${left} that it cannot read left out\n`,
    );
    for (const [name, { value, low, high }] of Object.entries(metrics))
      process.stdout.write(
        `${name.padEnd(9)} ${value.toFixed(3)}  [${low.toFixed(3)}, ${high.toFixed(3)}]\n`,
      );
  }
  process.stdout.write(`${JSON.stringify({ task: kind, n, scenes: scenes.length, metrics })}\n`);
} catch (error) {
  if (!(error instanceof SceneError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
