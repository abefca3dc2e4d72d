import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Random } from '#scenes';
import { defaultGrpoOptions } from '#training';
import {
  type BackendName,
  type LossName,
  promptFits,
  readPolicy,
  TrainingRun,
  writePolicy,
} from '#training/headless';
import { nodeBackend } from './shared/nodeBackend';
import { readBytes } from './shared/readBytes';
import { readSampleRoom } from './shared/readSampleRoom';
import { argumentFaults } from './train/argumentFaults';
import { bootstrapGain } from './train/bootstrap';
import { measure } from './train/measure';

const USAGE = `usage: npm run -s train -- [options]

Trains a policy by GRPO on one fixed set of prompts of a sample room and says, with a 95 % interval, whether their mean
reward rose. These are the prompts it trains on, not held-out ones.

  --scene DIR         sample room (public/samples/living-room)
  --init FILE         policy to start from (public/samples/policies/nano-sft.safetensors)
  --task KIND         grounding or detection (grounding)
  --prompts N         how many of the room's tasks of that kind (all)
  --steps N           GRPO steps (100)
  --seed S            seed of sampling (0)
  --group G           rollouts per prompt (${defaultGrpoOptions.groupSize})
  --lr RATE           learning rate (${defaultGrpoOptions.learningRate})
  --temperature T     (${defaultGrpoOptions.temperature})
  --beta B            weight of the KL to the start (${defaultGrpoOptions.beta})
  --loss NAME         3d-rft, trl-grpo, dr-grpo or no-std (${defaultGrpoOptions.loss})
  --samples N         completions a prompt for measuring before and after (64)
  --backend NAME      wasm, cpu or webgpu (wasm)
  --out DIR           run folder: config, metrics, rollouts, policy (none written without it)
`;

const { values } = parseArgs({
  options: {
    scene: { type: 'string', default: 'public/samples/living-room' },
    init: { type: 'string', default: 'public/samples/policies/nano-sft.safetensors' },
    task: { type: 'string', default: 'grounding' },
    prompts: { type: 'string' },
    steps: { type: 'string', default: '100' },
    seed: { type: 'string', default: '0' },
    group: { type: 'string', default: String(defaultGrpoOptions.groupSize) },
    lr: { type: 'string', default: String(defaultGrpoOptions.learningRate) },
    temperature: { type: 'string', default: String(defaultGrpoOptions.temperature) },
    beta: { type: 'string', default: String(defaultGrpoOptions.beta) },
    loss: { type: 'string', default: defaultGrpoOptions.loss },
    samples: { type: 'string', default: '64' },
    backend: { type: 'string', default: 'wasm' },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const faults = argumentFaults(values);
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exit(2);
}

const backend = await nodeBackend(values.backend as BackendName);
const policy = readPolicy(readBytes(values.init));
const room = readSampleRoom(values.scene);
// The policy reads short prompts, and one batch shows one number of frames.
const able = room.tasks.filter((task) => task.kind === values.task && promptFits(task));
const tasks = able
  .filter(({ frames }) => frames.length === able[0]!.frames.length)
  .slice(0, Number(values.prompts ?? Infinity));
const grpo = {
  ...defaultGrpoOptions,
  groupSize: Number(values.group),
  learningRate: Number(values.lr),
  temperature: Number(values.temperature),
  beta: Number(values.beta),
  loss: values.loss as LossName,
  maxTokens: values.task === 'detection' ? 156 : defaultGrpoOptions.maxTokens,
};
const seed = Number(values.seed);
const steps = Number(values.steps);
const run = new TrainingRun({ grpo, tasks, seed }, room, policy);
const measured = (stream: number) =>
  measure(run.engine, policy.config, room, tasks, Number(values.samples), {
    ...grpo,
    random: Random.seeded(1000 + 10 * seed + stream),
  });

if (values.out) {
  mkdirSync(values.out, { recursive: true });
  writeFileSync(
    join(values.out, 'config.json'),
    JSON.stringify({ ...values, backend, grpo, tasks: tasks.map((t) => t.id) }, null, 2),
  );
}
process.stderr.write(
  `${policy.config.name}, ${run.engine.parameterCount} parameters, on ${backend}; ${tasks.length} ${values.task} prompts of ${values.scene}, G ${grpo.groupSize}, seed ${seed}\n`,
);
const before = await measured(0);
const started = performance.now();
while (run.step < steps) {
  const { metrics, groups } = await run.next();
  const figures = `reward ${metrics.reward.toFixed(3)} ± ${metrics.rewardStd.toFixed(3)}`;
  const time = `${((performance.now() - started) / 1000).toFixed(0)} s`;
  const text = `step ${metrics.step} of ${steps}  ${figures}  ${time}`;
  process.stderr.write(process.stderr.isTTY ? `\r${text}   ` : metrics.step % 10 === 0 ? `${text}\n` : '');
  if (values.out) {
    appendFileSync(join(values.out, 'metrics.jsonl'), `${JSON.stringify(metrics)}\n`);
    const rollouts = groups.flatMap((group) => group.rollouts);
    appendFileSync(
      join(values.out, 'rollouts.jsonl'),
      rollouts.map((rollout) => `${JSON.stringify(rollout)}\n`).join(''),
    );
  }
}
const seconds = (performance.now() - started) / 1000;
const after = await measured(1);
if (values.out) {
  const trained = { config: policy.config, values: await run.engine.read() };
  writeFileSync(join(values.out, 'policy.safetensors'), new Uint8Array(writePolicy(trained, 'F32')));
}

const gain = bootstrapGain(before, after, Random.seeded(seed));
const mean = (rewards: number[][]) =>
  rewards.flat().reduce((sum, reward) => sum + reward, 0) / rewards.flat().length;
process.stderr.write('\n');
process.stdout.write(
  `${JSON.stringify({ task: values.task, prompts: tasks.length, steps, seed, backend, seconds: Number(seconds.toFixed(1)), before: mean(before), after: mean(after), gain })}\n`,
);
