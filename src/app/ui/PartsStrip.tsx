import type { ReactElement } from 'react';
import type { PartName, RewardResult } from '#rewards';
import css from './PartsStrip.module.css';

/** The colour of a part of the reward; it never means anything else. */
export const partHues: Readonly<Record<PartName, string>> = {
  format: 'var(--part-format)',
  frame: 'var(--part-frame)',
  iou: 'var(--part-iou)',
  f1: 'var(--part-f1)',
  answer: 'var(--part-answer)',
};

/** A reward as a strip of its parts, scaled to the maximum so that what is missing is seen as empty track. */
export function PartsStrip({ result: { parts, maximum } }: { readonly result: RewardResult }): ReactElement {
  return (
    <span className={css.strip} aria-hidden="true">
      {parts.map(({ name, value, weight }) => (
        <i
          key={name}
          style={{ width: `${(100 * value * weight) / (maximum || 1)}%`, background: partHues[name] }}
        />
      ))}
    </span>
  );
}
