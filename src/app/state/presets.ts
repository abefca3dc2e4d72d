import { defaultGrpoOptions } from '#training';
import { defaultKnobs, type Knobs } from './knobs';
import type { TrainableKind } from './trainable';

export interface Preset {
  readonly name: string;
  readonly title: string;
  /** What it is for, in one line. */
  readonly what: string;
  /** What it sets apart from the page's own start. */
  readonly values: Partial<Knobs>;
}

/** Everything that a preset decides; task, seed, length and backend stay the user's. */
const DECIDES = [
  'algorithm',
  'groupSize',
  'learningRate',
  'temperature',
  'topP',
  'epsilon',
  'epsilonHigh',
  'beta',
  'innerSteps',
  'loss',
  'dynamicSampling',
  'maskTruncated',
  'microChunk',
  'weights',
  'visual',
] as const satisfies readonly (keyof Knobs)[];

/** Ways to train on a kind of task, the page's own start first. */
export function presetsFor(kind: TrainableKind): readonly Preset[] {
  return [
    {
      name: 'live',
      title: 'By heart',
      what: 'Learns these few prompts by heart: something moves within a minute',
      values: {},
    },
    {
      name: 'paper',
      title: '3D-RFT',
      what: 'The paper’s objective at a learning rate that carries over to other rooms: slow here',
      values: {
        learningRate: defaultGrpoOptions.learningRate,
        temperature: defaultGrpoOptions.temperature,
      },
    },
    ...(kind === 'reasoning' ? [] : [onlyTheMetric(kind)]),
    {
      name: 'dapo',
      title: 'DAPO',
      what: 'Lets unlikely tokens grow further, and leaves out groups that teach nothing',
      values: { loss: 'dapo', epsilonHigh: 0.28, dynamicSampling: true, maskTruncated: true, innerSteps: 2 },
    },
    {
      name: 'dr-grpo',
      title: 'Dr. GRPO',
      what: 'Neither a prompt’s spread nor an answer’s length changes what a token weighs',
      values: { loss: 'dr-grpo' },
    },
    {
      name: 'no-3d',
      title: 'No 3D prior',
      what: 'The paper’s ablation: colours alone, no points and no normals',
      values: { visual: { colour: true, points: false, normals: false } },
    },
    {
      name: 'sft',
      title: 'SFT continued',
      what: 'The control: imitates the true answers, token by token, with no reward at all',
      values: { algorithm: 'sft', learningRate: 2e-4 },
    },
  ];
}

/** The term that works against the metric taken out: what spreads widest rules the advantage (RECIPE in docs). */
function onlyTheMetric(kind: 'detection' | 'grounding'): Preset {
  return kind === 'grounding'
    ? {
        name: 'metric',
        title: 'Without the frame',
        what: 'Rewards the box and not the frame: the frame’s term spreads wider and drowns IoU’s',
        values: { weights: { frame: 0 } },
      }
    : {
        name: 'metric',
        title: 'Without mean IoU',
        what: 'Rewards F1 alone: the mean over boxes pays for naming few safe ones',
        values: { weights: { iou: 0 } },
      };
}

/** The knobs as a preset sets them. */
export function withPreset(values: Knobs, preset: Preset): Knobs {
  const fixed = Object.fromEntries(DECIDES.map((name) => [name, defaultKnobs[name]]));
  return { ...values, ...fixed, ...preset.values };
}

/** The preset that the knobs stand at; null where the user has turned one. */
export function presetOf(values: Knobs): Preset | null {
  const same = (preset: Preset) => {
    const set = withPreset(values, preset);
    return DECIDES.every((name) => JSON.stringify(set[name]) === JSON.stringify(values[name]));
  };
  return presetsFor(values.kind).find(same) ?? null;
}
