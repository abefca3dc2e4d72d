import type { ReactElement, ReactNode } from 'react';
import type { LossName } from '#training';
import { type Algorithm, type Knobs, knobs } from '../../state/knobs';
import { Select } from '../../ui/Select';
import { Slider } from '../../ui/Slider';
import { Switch } from '../../ui/Switch';
import { short } from '../../words/numbers';
import { algorithmTitles, knobTexts, lossTexts, lossTitles } from './knobTexts';
import css from './MoreKnobs.module.css';
import { StepSlider } from './StepSlider';

const CHUNKS = [4, 8, 16, 32, 64];
const UPDATES = [1, 2, 4, 8];
const SIGHTS = ['colour', 'points', 'normals'] as const;

/** The knobs that most runs leave alone, each with what it does. */
export function MoreKnobs({ values }: { readonly values: Knobs }): ReactElement {
  const set = (part: Partial<Knobs>) => knobs.setState(part);
  const imitates = values.algorithm === 'sft';
  return (
    <div className={css.rows}>
      <Row text={knobTexts.algorithm}>
        <Select
          label="Algorithm"
          value={values.algorithm}
          options={options(algorithmTitles)}
          onChange={(algorithm) => set({ algorithm: algorithm as Algorithm })}
        />
      </Row>
      <Row text={lossTexts[values.loss]}>
        <Select
          label="Loss"
          value={values.loss}
          options={options(lossTitles)}
          onChange={(loss) => set({ loss: loss as LossName })}
          disabled={imitates}
        />
      </Row>
      <Row text={knobTexts.epsilonHigh}>
        <Slider
          label="clip above ε high"
          value={values.epsilonHigh}
          min={0.05}
          max={0.5}
          step={0.01}
          shown={short(values.epsilonHigh, 2)}
          onChange={(next) => set({ epsilonHigh: Number(next.toFixed(2)) })}
          disabled={imitates}
        />
      </Row>
      <Row text={knobTexts.topP}>
        <Slider
          label="top-p"
          value={values.topP}
          min={0.5}
          max={1}
          step={0.05}
          shown={values.topP === 1 ? 'off' : short(values.topP, 2)}
          onChange={(next) => set({ topP: Number(next.toFixed(2)) })}
          disabled={imitates}
        />
      </Row>
      <Row text={knobTexts.innerSteps}>
        <StepSlider
          knob="innerSteps"
          label="updates a batch"
          choices={UPDATES}
          value={values.innerSteps}
          write={String}
          onChange={(innerSteps) => set({ innerSteps })}
          disabled={imitates}
        />
      </Row>
      <Row text={knobTexts.microChunk}>
        <StepSlider
          knob="microChunk"
          label="micro-chunk"
          choices={CHUNKS}
          value={values.microChunk}
          write={String}
          onChange={(microChunk) => set({ microChunk })}
        />
      </Row>
      <Row text={knobTexts.steps}>
        <Slider
          label="steps"
          value={values.steps}
          min={20}
          max={400}
          step={20}
          shown={`${values.steps}`}
          onChange={(steps) => set({ steps })}
        />
      </Row>
      <Row text={knobTexts.dynamicSampling}>
        <Switch
          label="Dynamic sampling"
          on={values.dynamicSampling}
          onToggle={() => set({ dynamicSampling: !values.dynamicSampling })}
          disabled={imitates}
        />
      </Row>
      <Row text={knobTexts.maskTruncated}>
        <Switch
          label="Mask cut-off"
          on={values.maskTruncated}
          onToggle={() => set({ maskTruncated: !values.maskTruncated })}
          disabled={imitates}
        />
      </Row>
      <Row text={knobTexts.visual}>
        {SIGHTS.map((sight) => (
          <Switch
            key={sight}
            label={`Sees ${sight}`}
            on={values.visual[sight]}
            onToggle={() => set({ visual: { ...values.visual, [sight]: !values.visual[sight] } })}
          />
        ))}
      </Row>
    </div>
  );
}

function Row({ text, children }: { readonly text: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className={css.row}>
      <div>{children}</div>
      <p>{text}</p>
    </div>
  );
}

function options(titles: Readonly<Record<string, string>>) {
  return Object.entries(titles).map(([value, title]) => ({ value, title }));
}
