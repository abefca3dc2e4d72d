import { parseArgs } from 'node:util';
import { startPolicy } from '../shared/startPolicy';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** The arguments as given, without those that say nothing else than the preset. */
const options = {
  task: text,
  algorithm: text,
  init: text,
  data: text,
  split: text,
  preset: text,
  steps: text,
  seconds: text,
  seed: text,
  out: text,
  resume: flag,
  backend: text,
  scenes: text,
  prompts: text,
  group: text,
  lr: text,
  warmup: text,
  decay: text,
  temperature: text,
  'top-p': text,
  beta: text,
  epsilon: text,
  'epsilon-high': text,
  loss: text,
  inner: text,
  'max-tokens': text,
  'micro-chunk': text,
  weights: text,
  'mask-truncated': flag,
  'no-colour': flag,
  'no-points': flag,
  'no-normals': flag,
  'save-every': text,
  'keep-every': text,
  samples: text,
  help: { type: 'boolean', short: 'h' },
} as const;

/** What is taken where nothing is said; a resumed run takes its folder's instead. */
const defaults = {
  task: 'grounding',
  algorithm: 'grpo',
  data: 'public/samples/training',
  split: 'train',
  seed: '0',
  backend: 'wasm',
} as const;

/** Arguments of the train command, by name. */
export type TrainArguments = ReturnType<typeof parse> & Record<keyof typeof defaults | 'init', string>;

/** @throws TypeError from Node, naming an argument that there isn't */
export function trainArguments(args: readonly string[]): {
  given: ReturnType<typeof parse>;
  values: TrainArguments;
} {
  const given = parse(args);
  const values = { ...defaults, ...given };
  return { given, values: { init: startPolicy(values.task), ...values } };
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options }).values;
}
