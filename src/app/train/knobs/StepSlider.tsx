import type { ReactElement } from 'react';
import type { Knobs } from '../../state/knobs';
import { Slider } from '../../ui/Slider';

interface Props {
  readonly knob: keyof Knobs;
  readonly label: string;
  /** Ascending; the slider goes from one to the next. */
  readonly choices: readonly number[];
  readonly value: number;
  readonly write: (value: number) => string;
  readonly onChange: (value: number) => void;
  readonly disabled?: boolean;
}

/** A slider over a few values that are worth choosing from. A value between them stays until it is moved. */
export function StepSlider({ knob, label, choices, value, write, onChange, disabled }: Props): ReactElement {
  const at = choices.findIndex((choice) => choice >= value);
  return (
    <div data-knob={knob}>
      <Slider
        label={label}
        value={at < 0 ? choices.length - 1 : at}
        min={0}
        max={choices.length - 1}
        step={1}
        shown={write(value)}
        onChange={(index) => onChange(choices[index] ?? value)}
        disabled={disabled}
      />
    </div>
  );
}
