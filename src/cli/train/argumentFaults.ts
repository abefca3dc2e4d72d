import { SPLITS } from '#scenes';
import { lossPresets } from '#training/headless';
import { readWeights } from './readWeights';

type Given = Readonly<Record<string, string | boolean | undefined>>;

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  task: ['grounding', 'detection', 'reasoning'],
  algorithm: ['grpo', 'sft'],
  loss: Object.keys(lossPresets),
  backend: ['wasm', 'cpu', 'webgpu'],
  split: SPLITS,
};

interface Range {
  readonly least: number;
  readonly most?: number;
  /** Anything between, not only whole numbers. */
  readonly any?: true;
}

/** Options that are numbers, and what makes sense. */
const NUMBERS: Readonly<Record<string, Range>> = {
  steps: { least: 1 },
  seconds: { least: 1, any: true },
  seed: { least: 0 },
  scenes: { least: 1 },
  prompts: { least: 1 },
  group: { least: 2 },
  lr: { least: 1e-12, any: true },
  warmup: { least: 0 },
  decay: { least: 0 },
  temperature: { least: 0.01, any: true },
  'top-p': { least: 0.01, most: 1, any: true },
  beta: { least: 0, any: true },
  epsilon: { least: 0, most: 0.99, any: true },
  'epsilon-high': { least: 0, any: true },
  inner: { least: 1 },
  'max-tokens': { least: 1 },
  'micro-chunk': { least: 1 },
  'save-every': { least: 1 },
  'keep-every': { least: 1 },
  samples: { least: 0 },
};

/** What imitation has no use for. */
const GRPO_ONLY = [
  'group',
  'temperature',
  'top-p',
  'beta',
  'epsilon',
  'epsilon-high',
  'loss',
  'inner',
  'max-tokens',
  'weights',
  'mask-truncated',
];

/** What a resumed run may be told; all else is in its folder, and a change would make it another run. */
const RESUMABLE = ['out', 'resume', 'steps', 'seconds', 'backend', 'save-every', 'keep-every', 'samples'];

/** What is wrong with the train command's arguments, a line each; nothing where all can be used. */
export function argumentFaults(given: Given): string[] {
  const named = Object.keys(given).filter((name) => given[name] !== undefined);
  const unknown = Object.entries(CHOICES)
    .filter(([name, choices]) => given[name] !== undefined && !choices.includes(String(given[name])))
    .map(([name, choices]) => `--${name} is ${given[name]}: choose from ${choices.join(', ')}`);
  const outside = Object.entries(NUMBERS)
    .filter(([name, range]) => given[name] !== undefined && !isWithin(given[name], range))
    .map(([name, range]) => `--${name} is ${given[name]}: give ${described(range)}`);
  const weights =
    given.weights !== undefined && !readWeights(String(given.weights))
      ? [`--weights is ${given.weights}: give parts and their weights, as in frame=0,iou=2`]
      : [];
  const useless =
    given.algorithm === 'sft'
      ? named
          .filter((name) => GRPO_ONLY.includes(name))
          .map((name) => `--${name} says nothing to --algorithm sft: leave it out`)
      : [];
  const fixed = given.resume
    ? named
        .filter((name) => !RESUMABLE.includes(name))
        .map((name) => `--${name} can't be changed in a resumed run: leave it out, or start a new run`)
    : [];
  const folder = given.resume && !given.out ? ['--resume needs --out, the folder of the run'] : [];
  return [...unknown, ...outside, ...weights, ...useless, ...fixed, ...folder];
}

function isWithin(
  given: string | boolean | undefined,
  { least, most = Number.POSITIVE_INFINITY, any }: Range,
): boolean {
  const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : Number.NaN;
  return value >= least && value <= most && Number.isFinite(value) && (any || Number.isInteger(value));
}

function described({ least, most, any }: Range): string {
  return `a ${any ? '' : 'whole '}number from ${least} ${most === undefined ? 'on' : `to ${most}`}`;
}
