import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Rollout, scoreCompletion, type Task } from '#rewards';
import { askToThink, Random } from '#scenes';
import {
  gumbelNoise,
  preparePrompts,
  promptFits,
  readPolicy,
  readRollouts,
  TfEngine,
} from '#training/headless';
import { nodeBackend } from './shared/nodeBackend';
import { readBytes } from './shared/readBytes';
import { readSampleRoom } from './shared/readSampleRoom';

const USAGE = `usage: npm run -s rollouts -- --scene DIR --policy NAME=FILE=PROVENANCE[=KIND] [--policy …] [--group 8] [--seed 0] [--temperature 0.7]

Samples a group of rollouts of every task of a sample room (of one kind, where KIND is given) from each policy, earliest
first, and stores them as DIR/rollouts.json. Policies of one name, each for its own kind, are listed as one.
`;

const { values } = parseArgs({
  options: {
    scene: { type: 'string', default: 'public/samples/living-room' },
    policy: { type: 'string', multiple: true, default: [] },
    group: { type: 'string', default: '8' },
    seed: { type: 'string', default: '0' },
    temperature: { type: 'string', default: '0.7' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help || values.policy.length === 0) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

await nodeBackend('wasm');
const room = readSampleRoom(values.scene);
const group = Number(values.group);
const policies: { name: string; provenance: string; measured: boolean }[] = [];
const rollouts: Rollout[] = [];
for (const argument of values.policy) {
  const [name = '', file = '', provenance = '', kind] = argument.split('=');
  const tasks = room.tasks.filter((task) => (!kind || task.kind === kind) && promptFits(asked(task)));
  const { config, values: parameters } = readPolicy(readBytes(file));
  const engine = new TfEngine(config, parameters, false);
  if (policies.at(-1)?.name !== name) policies.push({ name, provenance, measured: true });
  let total = 0;
  for (const [index, task] of tasks.entries()) {
    const batch = preparePrompts(room, [asked(task)], group, config);
    const samples = await engine.sample(batch, {
      temperature: Number(values.temperature),
      maxTokens: config.maxLength - batch.promptLength,
      gumbel: gumbelNoise(Random.seeded(Number(values.seed) * 1000 + index)),
    });
    for (const rollout of readRollouts(samples, [task], group, 0, name)[0]!) {
      // Tokens and log-probabilities are left out: the page reads and scores the text. A number tells the rollouts of a file
      // apart; task and policy stand beside it, and a room has so many bytes.
      const { tokens: _tokens, logProbs: _logProbs, ...stored } = rollout;
      rollouts.push({ ...stored, id: String(rollouts.length) });
      total += scoreCompletion(rollout.completion, task).total;
    }
    if (process.stderr.isTTY) process.stderr.write(`${name}: ${index + 1} of ${tasks.length} tasks\r`);
  }
  process.stderr.write(`${name}: mean reward ${(total / tasks.length / group).toFixed(3)}          \n`);
  engine.dispose();
}
writeFileSync(join(values.scene, 'rollouts.json'), JSON.stringify({ policies, rollouts }));

/** Questions are asked to be thought about first: the thought is what there is to see. */
function asked(task: Task): Task {
  return task.kind === 'reasoning' ? askToThink(task) : task;
}
