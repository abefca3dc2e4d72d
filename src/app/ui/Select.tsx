import type { ReactElement } from 'react';
import css from './Select.module.css';

export interface Option {
  readonly value: string;
  readonly title: string;
  /** Heading in the list. */
  readonly group?: string;
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
}

/** The browser's own select under a quiet face: label, value, arrow. */
export function Select({ label, value, options, onChange, disabled }: Props): ReactElement {
  return (
    <label className={css.select}>
      <span className={css.label}>{label}</span>
      <span className={css.field}>
        <select value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
          {[...new Set(options.map(({ group }) => group))].map((group) => {
            const items = options
              .filter((option) => option.group === group)
              .map(({ value: key, title }) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ));
            return group ? (
              <optgroup key={group} label={group}>
                {items}
              </optgroup>
            ) : (
              items
            );
          })}
        </select>
      </span>
    </label>
  );
}
