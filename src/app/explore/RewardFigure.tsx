import type { ReactElement } from 'react';
import type { PartName } from '#rewards';
import { useCurrent } from '../state/useCurrent';
import { PaneHeader } from '../ui/PaneHeader';
import { SignedAdvantage } from '../ui/SignedAdvantage';
import { ordinal, reward, short } from '../words/numbers';
import { partTitle } from '../words/partTitle';
import css from './RewardFigure.module.css';

const hues: Readonly<Record<PartName, string>> = {
  format: 'var(--part-format)',
  frame: 'var(--part-frame)',
  iou: 'var(--part-iou)',
  f1: 'var(--part-f1)',
  answer: 'var(--part-answer)',
};

/** The reward as the one very large figure, and as a bar of its parts scaled to the maximum, so that what is missing is
 * seen as empty track. */
export function RewardFigure(): ReactElement | null {
  const current = useCurrent();
  const member = current?.member;
  if (!member) return null;
  const { total, maximum, parts } = member.result;
  const size = current.group.members.length;
  return (
    <section className={css.reward} aria-labelledby="reward-title">
      <PaneHeader id="reward-title" title={`Reward of rollout ${current.index + 1}`}>
        <span>
          {ordinal(member.place)} of {size}
        </span>
        <span>
          A <SignedAdvantage value={member.advantage} />
        </span>
      </PaneHeader>
      <p className={css.figure} data-testid="reward">
        <b>{reward(total)}</b> <span>of {short(maximum)}</span>
      </p>
      <div className={css.bar} aria-hidden="true">
        {parts.map(({ name, value, weight }) => (
          <i key={name} style={{ width: `${(100 * value * weight) / maximum}%`, background: hues[name] }} />
        ))}
      </div>
      <ul className={css.parts} aria-label="Parts of the reward">
        {parts.map(({ name, value, weight }) => (
          <li key={name}>
            <i style={{ background: hues[name] }} aria-hidden="true" />
            {partTitle(name, current.task.kind)}
            <b>{reward(value)}</b>
            {weight !== 1 && ` × ${short(weight)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
