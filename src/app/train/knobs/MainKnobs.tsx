import type { ReactElement } from 'react';
import type { PartName } from '#rewards';
import { type Knobs, knobs } from '../../state/knobs';
import { trainable } from '../../state/trainable';
import { Slider } from '../../ui/Slider';
import { scientific, short } from '../../words/numbers';
import { partTitle } from '../../words/partTitle';
import css from './KnobPanel.module.css';
import { StepSlider } from './StepSlider';

/** Group sizes worth choosing from: powers of two, as batches like them; and the one that can't work, which says why. */
const SIZES = [1, 2, 4, 8, 16];
/** Weights of the KL to the start: none, and around the 0.04 of the first GRPO papers. */
const BETAS = [0, 0.01, 0.02, 0.04, 0.1];
/** A learning rate is felt by its logarithm. */
const RATES = [1e-5, 3e-5, 6e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3];

/** The few knobs that a run is mostly about. Those of stage 2 alone rest while imitation is chosen. */
export function MainKnobs({ values }: { readonly values: Knobs }): ReactElement {
  const set = (part: Partial<Knobs>) => knobs.setState(part);
  const weight = (part: PartName) => values.weights[part] ?? 1;
  const imitates = values.algorithm === 'sft';
  return (
    <div className={css.grid}>
      <StepSlider
        knob="groupSize"
        label="group G"
        choices={SIZES}
        value={values.groupSize}
        write={String}
        onChange={(groupSize) => set({ groupSize })}
        disabled={imitates}
      />
      <StepSlider
        knob="learningRate"
        label="learn rate η"
        choices={RATES}
        value={values.learningRate}
        write={scientific}
        onChange={(learningRate) => set({ learningRate })}
      />
      <StepSlider
        knob="beta"
        label="KL weight β"
        choices={BETAS}
        value={values.beta}
        write={(beta) => short(beta, 2)}
        onChange={(beta) => set({ beta })}
        disabled={imitates}
      />
      <div data-knob="epsilon">
        <Slider
          label="clip ε"
          value={values.epsilon}
          min={0.05}
          max={0.5}
          step={0.05}
          shown={short(values.epsilon, 2)}
          // The upper end goes along until it is set apart.
          onChange={(next) => {
            const epsilon = Number(next.toFixed(2));
            set({ epsilon, ...(values.epsilonHigh === values.epsilon && { epsilonHigh: epsilon }) });
          }}
          disabled={imitates}
        />
      </div>
      <div data-knob="temperature">
        <Slider
          label="temperature T"
          value={values.temperature}
          min={0.2}
          max={1.5}
          step={0.1}
          shown={short(values.temperature, 1)}
          onChange={(temperature) => set({ temperature: Number(temperature.toFixed(1)) })}
          disabled={imitates}
        />
      </div>
      <div data-knob="seed">
        <Slider
          label="seed"
          value={values.seed}
          min={0}
          max={31}
          step={1}
          shown={`${values.seed}`}
          onChange={(seed) => set({ seed })}
        />
      </div>
      {trainable[values.kind].parts.map((part) => (
        <div key={part} data-knob="weights">
          <Slider
            label={partTitle(part, values.kind)}
            value={weight(part)}
            min={0}
            max={2}
            step={0.25}
            shown={`× ${short(weight(part), 2)}`}
            onChange={(next) => {
              const { [part]: _, ...others } = values.weights;
              set({ weights: next === 1 ? others : { ...others, [part]: next } });
            }}
            disabled={imitates}
          />
        </div>
      ))}
    </div>
  );
}
