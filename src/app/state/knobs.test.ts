import { describe, expect, it } from 'vitest';
import { knobNotes } from './knobNotes';
import { defaultKnobs, type Knobs } from './knobs';
import { presetOf, presetsFor, withPreset } from './presets';
import { knobsOf } from './runs/knobsOf';

const blocking = (part: Partial<Knobs>) =>
  knobNotes({ ...defaultKnobs, ...part })
    .filter(({ blocks }) => blocks)
    .map(({ knob }) => knob);

describe('knobNotes', () => {
  it('lets the start and every preset go', () => {
    for (const kind of ['grounding', 'detection', 'reasoning'] as const) {
      for (const preset of presetsFor(kind)) {
        expect(blocking({ ...withPreset({ ...defaultKnobs, kind }, preset) }), preset.name).toEqual([]);
      }
    }
  });

  it.each([
    ['groupSize', { groupSize: 1 }],
    ['weights', { weights: { format: 0, frame: 0, iou: 0 } }],
    ['temperature', { temperature: 0 }],
    ['learningRate', { learningRate: 0 }],
    ['visual', { visual: { colour: false, points: false, normals: false } }],
  ] as const)('stops a run that %s makes pointless', (knob, part) => expect(blocking(part)).toEqual([knob]));

  it('has nothing against a group of one where nothing is compared', () =>
    expect(blocking({ algorithm: 'sft', groupSize: 1 })).toEqual([]));

  it.each([
    ['learningRate', { learningRate: 1e-4 }],
    ['epsilon', { epsilon: 0.1, epsilonHigh: 0.1 }],
    ['epsilonHigh', { epsilonHigh: 0.1, innerSteps: 2 }],
    ['dynamicSampling', { dynamicSampling: true }],
    ['visual', { visual: { colour: true, points: false, normals: false } }],
  ] as const)('warns of %s without stopping the run', (knob, part) => {
    const notes = knobNotes({ ...defaultKnobs, learningRate: 6e-5, ...part });
    expect(notes.map((note) => note.knob)).toEqual([knob]);
    expect(blocking(part)).toEqual([]);
  });

  it('is silent at the paper’s settings', () =>
    expect(knobNotes({ ...defaultKnobs, learningRate: 6e-5, temperature: 1 })).toEqual([]));
});

describe('presets', () => {
  it('are known again, until a knob is turned', () => {
    for (const preset of presetsFor('detection')) {
      const values = withPreset({ ...defaultKnobs, kind: 'detection', seed: 7 }, preset);
      expect(presetOf(values)?.name).toBe(preset.name);
      expect(values.seed).toBe(7);
    }
    expect(presetOf({ ...defaultKnobs, groupSize: 4 })).toBeNull();
  });

  it('leave nothing of the one before', () => {
    const [live, , , dapo] = presetsFor('grounding');
    expect(withPreset(withPreset(defaultKnobs, dapo!), live!)).toEqual(defaultKnobs);
  });
});

describe('knobsOf', () => {
  it('turns the knobs to what a stored run was started with', () => {
    const record = {
      format: 'reward-room/run',
      version: 1,
      trainer: 'tfjs',
      task: 'detection',
      algorithm: 'grpo',
      init: 'sft',
      seed: 4,
      preset: null,
      options: { groupSize: 4, weights: { iou: 0 }, epsilonHigh: 0.28 },
      data: { visual: { points: false } },
      steps: 60,
      policy: { name: 'nano', parameters: 1 },
    } as const;
    expect({ ...defaultKnobs, ...knobsOf(record) }).toMatchObject({
      kind: 'detection',
      groupSize: 4,
      weights: { iou: 0 },
      epsilonHigh: 0.28,
      visual: { colour: true, points: false, normals: true },
      seed: 4,
      steps: 60,
      prefer: defaultKnobs.prefer,
    });
  });
});
