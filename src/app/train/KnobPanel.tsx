import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { PartName } from '#rewards';
import { type Knobs, knobs } from '../state/knobs';
import { presets, type TrainableKind } from '../state/presets';
import type { Room } from '../state/room';
import { runTasks } from '../state/runConfig';
import { trainer } from '../state/trainer';
import { Select } from '../ui/Select';
import { Slider } from '../ui/Slider';
import { scientific, short } from '../words/numbers';
import { partTitle } from '../words/partTitle';
import css from './KnobPanel.module.css';

/** Group sizes worth choosing from: powers of two, as batches like them. */
const SIZES = [2, 4, 8, 16];
/** Weights of the KL to the start: none, and around the 0.04 of the first GRPO papers. */
const BETAS = [0, 0.01, 0.02, 0.04, 0.1];
/** A learning rate is felt by its logarithm. */
const RATES = [1e-5, 3e-5, 6e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3];

/** The few knobs of a run. They belong to its start: while a run is open they only show what it has. */
export function KnobPanel({ room }: { readonly room: Room }): ReactElement {
  const values = useStore(knobs);
  const open = useStore(trainer.store, (run) => run.phase !== 'idle');
  const set = (part: Partial<Knobs>) => knobs.setState(part);
  const weight = (part: PartName) => values.weights[part] ?? 1;
  return (
    <section className={css.knobs} aria-label="Knobs">
      <div className={css.choices}>
        <Select
          label="Preset"
          value={values.kind}
          options={Object.values(presets)
            .filter(({ kind }) => runTasks(room, kind).length > 0 || kind === values.kind)
            .map(({ kind, title }) => ({ value: kind, title }))}
          onChange={(kind) => set({ kind: kind as TrainableKind, weights: {} })}
          disabled={open}
        />
        <Select
          label="Backend"
          value={values.prefer}
          options={[
            { value: 'webgpu', title: 'WebGPU first' },
            { value: 'wasm', title: 'WASM' },
          ]}
          onChange={(prefer) => set({ prefer: prefer === 'wasm' ? 'wasm' : 'webgpu' })}
          disabled={open}
        />
      </div>
      <div className={css.grid}>
        <Slider
          label="group G"
          value={SIZES.indexOf(values.groupSize)}
          min={0}
          max={SIZES.length - 1}
          step={1}
          shown={`${values.groupSize}`}
          onChange={(index) => set({ groupSize: SIZES[index] ?? 8 })}
          disabled={open}
        />
        <Slider
          label="learn rate"
          value={Math.max(RATES.indexOf(values.learningRate), 0)}
          min={0}
          max={RATES.length - 1}
          step={1}
          shown={scientific(values.learningRate)}
          onChange={(index) => set({ learningRate: RATES[index] ?? values.learningRate })}
          disabled={open}
        />
        <Slider
          label="temperature"
          value={values.temperature}
          min={0.2}
          max={1.5}
          step={0.1}
          shown={short(values.temperature, 1)}
          onChange={(temperature) => set({ temperature: Number(temperature.toFixed(1)) })}
          disabled={open}
        />
        {presets[values.kind].parts.map((part) => (
          <Slider
            key={part}
            label={partTitle(part, values.kind)}
            value={weight(part)}
            min={0}
            max={2}
            step={0.25}
            shown={`× ${short(weight(part), 2)}`}
            onChange={(next) => set({ weights: { ...values.weights, [part]: next } })}
            disabled={open}
          />
        ))}
        <Slider
          label="seed"
          value={values.seed}
          min={0}
          max={31}
          step={1}
          shown={`${values.seed}`}
          onChange={(seed) => set({ seed })}
          disabled={open}
        />
        <Slider
          label="KL weight β"
          value={Math.max(BETAS.indexOf(values.beta), 0)}
          min={0}
          max={BETAS.length - 1}
          step={1}
          shown={short(values.beta, 2)}
          onChange={(index) => set({ beta: BETAS[index] ?? 0 })}
          disabled={open}
        />
        <Slider
          label="steps"
          value={values.steps}
          min={20}
          max={400}
          step={20}
          shown={`${values.steps}`}
          onChange={(steps) => set({ steps })}
          disabled={open}
        />
      </div>
      {open && <p className={css.fixed}>The knobs are set for this run; Reset frees them</p>}
    </section>
  );
}
