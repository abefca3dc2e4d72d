import type { ButtonHTMLAttributes, ReactElement } from 'react';
import css from './Button.module.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The one thing to do next: ink on ground. */
  readonly primary?: boolean;
  readonly small?: boolean;
}

export function Button({ primary, small, className, ...rest }: Props): ReactElement {
  const names = [css.button, primary && css.primary, small && css.small, className];
  return <button type="button" className={names.filter(Boolean).join(' ')} {...rest} />;
}
