import type { LossName } from '#training';
import { defaultKnobs, type Knobs } from '../state/knobs';
import { trainable } from '../state/trainable';
import type { TrainView } from '../state/trainView';

/** What is set in Train. */
export interface TrainSettings {
  readonly knobs: Knobs;
  readonly view: TrainView;
}

const START: TrainSettings = { knobs: defaultKnobs, view: { more: false, axis: 'steps' } };

const LOSSES: Readonly<Record<LossName, true>> = {
  '3d-rft': true,
  'trl-grpo': true,
  bnpo: true,
  'dr-grpo': true,
  dapo: true,
  'no-std': true,
};
/** Words that a setting may be. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  kind: Object.keys(trainable),
  algorithm: ['grpo', 'sft'],
  loss: Object.keys(LOSSES),
  prefer: ['webgpu', 'wasm'],
  axis: ['steps', 'seconds'],
};
/** Most that a number may be: a link must not make a run that no machine can hold. The least is 0. */
const MOST: Readonly<Record<string, number>> = {
  groupSize: 64,
  innerSteps: 16,
  microChunk: 256,
  steps: 10_000,
  seed: 2 ** 31,
  learningRate: 0.1,
  temperature: 2,
  topP: 1,
  epsilon: 1,
  epsilonHigh: 1,
  beta: 1,
  ...Object.fromEntries(['format', 'frame', 'iou', 'f1', 'answer'].map((part) => [`weights.${part}`, 2])),
};
const WHOLE = new Set(['groupSize', 'innerSteps', 'microChunk', 'steps', 'seed']);

/** What differs from the page's start, for the address: `kind:detection,weights.f1:0.5,more:yes`; '' where nothing does. */
export function writeTrain(settings: TrainSettings): string {
  const start = flat(START);
  return [...flat(settings)]
    .filter(([name, value]) => value !== start.get(name))
    .map(([name, value]) => `${name}:${value}`)
    .join(',');
}

/** Reads what `writeTrain` wrote. What makes no sense is left out and said. */
export function readTrain(text: string): {
  readonly settings: TrainSettings;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const known = flat(START);
  const { weights, visual, ...plain } = START.knobs;
  const knobs: Record<string, unknown> = plain;
  const nested: Readonly<Record<string, Record<string, unknown>>> = {
    weights: { ...weights },
    visual: { ...visual },
    view: { ...START.view },
  };
  for (const field of text.split(',').filter(Boolean)) {
    const [name = '', raw = '', more] = field.split(':');
    const value = more === undefined ? readValue(name, raw, known.get(name)) : undefined;
    if (value === undefined) {
      problems.push(`The link's setting “${field}” is not one of this version`);
      continue;
    }
    const [group, part] = name in START.view ? ['view', name] : name.split('.');
    if (part === undefined) knobs[name] = value;
    else nested[group ?? '']![part] = value;
  }
  const { view, ...inKnobs } = nested;
  // Every value has been read as what stood there before.
  return { settings: { knobs: { ...knobs, ...inKnobs }, view } as unknown as TrainSettings, problems };
}

function readValue(
  name: string,
  raw: string,
  start: string | undefined,
): string | number | boolean | undefined {
  if (start === 'yes' || start === 'no') return raw === 'yes' || raw === 'no' ? raw === 'yes' : undefined;
  if (WORDS[name]) return WORDS[name].find((word) => word === raw);
  const most = MOST[name];
  if (most === undefined || !/^\d+(\.\d+)?(e-\d+)?$/.test(raw)) return undefined;
  const value = Number(raw);
  return value <= most && (Number.isInteger(value) || !WHOLE.has(name)) ? value : undefined;
}

/** Each setting by its name, as text; a part of a knob as `weights.f1`. */
function flat({ knobs, view }: TrainSettings): ReadonlyMap<string, string> {
  const text = (value: unknown) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));
  const pairs = Object.entries({ ...knobs, ...view }).flatMap(([name, value]): [string, string][] =>
    typeof value === 'object'
      ? Object.entries(value).map(([part, inner]) => [`${name}.${part}`, text(inner)])
      : [[name, text(value)]],
  );
  return new Map(pairs);
}
