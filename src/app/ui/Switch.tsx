import type { ReactElement } from 'react';
import css from './Switch.module.css';

interface Props {
  readonly on: boolean;
  readonly label: string;
  readonly onToggle: () => void;
  readonly disabled?: boolean;
}

export function Switch({ on, label, onToggle, disabled }: Props): ReactElement {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      className={css.switch}
      onClick={onToggle}
      disabled={disabled}
    >
      <i className={css.track} aria-hidden="true" />
      {label}
    </button>
  );
}
