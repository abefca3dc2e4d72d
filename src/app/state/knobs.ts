import { createStore } from 'zustand/vanilla';
import type { PartName } from '#rewards';
import { type BackendName, defaultGrpoOptions } from '#training';
import { presets, type TrainableKind } from './presets';

/** What the user sets before a run. All else is as in the preset and `defaultGrpoOptions`. */
export interface Knobs {
  readonly kind: TrainableKind;
  readonly groupSize: number;
  readonly learningRate: number;
  readonly temperature: number;
  /** Weight of the KL to the start; 0 for none. */
  readonly beta: number;
  /** Steps that the run goes to. */
  readonly steps: number;
  readonly seed: number;
  readonly weights: Readonly<Partial<Record<PartName, number>>>;
  readonly prefer: BackendName;
}

export const knobs = createStore<Knobs>(() => ({
  kind: 'grounding',
  groupSize: defaultGrpoOptions.groupSize,
  learningRate: presets.grounding.learningRate,
  temperature: presets.grounding.temperature,
  beta: defaultGrpoOptions.beta,
  steps: 200,
  seed: 0,
  weights: {},
  prefer: 'webgpu',
}));
