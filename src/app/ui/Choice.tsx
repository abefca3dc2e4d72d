import type { ReactElement } from 'react';
import css from './Choice.module.css';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of two or three words, all of them in sight. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: Props<Value>): ReactElement {
  return (
    <fieldset className={css.choice} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.title}
        </button>
      ))}
    </fieldset>
  );
}
