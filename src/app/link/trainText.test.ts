import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultKnobs } from '../state/knobs';
import { presetsFor, withPreset } from '../state/presets';
import { readTrain, type TrainSettings, writeTrain } from './trainText';

const start: TrainSettings = { knobs: defaultKnobs, view: { more: false, axis: 'steps' } };

describe('what is set in Train, in a link', () => {
  it('is nothing at the start', () => {
    expect(writeTrain(start)).toBe('');
    expect(readTrain('')).toEqual({ settings: start, problems: [] });
  });

  it('is readable', () => {
    const knobs = {
      ...defaultKnobs,
      kind: 'detection',
      learningRate: 3e-5,
      weights: { f1: 0.5 },
      visual: { ...defaultKnobs.visual, normals: false },
    } as const;
    expect(writeTrain({ knobs, view: { more: true, axis: 'steps' } })).toBe(
      'kind:detection,learningRate:0.00003,weights.f1:0.5,visual.normals:no,more:yes',
    );
  });

  it('comes back as it was, for every preset and turned knob', () => {
    const settings = fc
      .record({
        preset: fc.constantFrom(...presetsFor('grounding')),
        seed: fc.nat(31),
        learningRate: fc.constantFrom(1e-7, 1e-5, 0.002),
        steps: fc.integer({ min: 20, max: 400 }),
        iou: fc.option(fc.constantFrom(0, 0.25, 2)),
        view: fc.record({ more: fc.boolean(), axis: fc.constantFrom('steps', 'seconds') }),
      })
      .map(({ preset, iou, view, ...knobs }): TrainSettings => {
        const set = { ...withPreset(defaultKnobs, preset), ...knobs };
        return { knobs: { ...set, weights: { ...set.weights, ...(iou !== null && { iou }) } }, view };
      });
    fc.assert(
      fc.property(settings, (each) => {
        expect(readTrain(writeTrain(each))).toEqual({ settings: each, problems: [] });
      }),
    );
  });

  it('says what makes no sense, and takes the rest', () => {
    const wrong = [
      'groupSize:9999',
      'seed:1.5',
      'loss:mine',
      'weights.fun:1',
      'visual.smell:yes',
      'x',
      'topP:-1',
    ];
    const { settings, problems } = readTrain([...wrong, 'steps:100'].join());
    expect(settings).toEqual({ ...start, knobs: { ...defaultKnobs, steps: 100 } });
    expect(problems).toHaveLength(wrong.length);
  });
});
