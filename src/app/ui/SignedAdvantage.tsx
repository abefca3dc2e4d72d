import type { ReactElement } from 'react';
import { advantage } from '../words/numbers';
import css from './SignedAdvantage.module.css';

/** An advantage in its hue, with its sign. */
export function SignedAdvantage({ value }: { readonly value: number }): ReactElement {
  const text = advantage(value);
  const side = text.startsWith('+') ? css.above : text.startsWith('0') ? css.near : css.below;
  return <b className={`${css.value} ${side}`}>{text}</b>;
}
