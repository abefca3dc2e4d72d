import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';
import { PaneHeader } from '../ui/PaneHeader';
import { SignedAdvantage } from '../ui/SignedAdvantage';
import { ordinal, reward, short, signed } from '../words/numbers';
import { PartsBar } from './PartsBar';
import css from './RewardFigure.module.css';

/** The reward as the one very large figure, and as a bar of its parts. */
export function RewardFigure(): ReactElement | null {
  const current = useCurrent();
  const pinned = useStore(session, (state) => state.pinned);
  const member = current?.member;
  if (!member) return null;
  const { total, maximum } = member.result;
  const size = current.group.members.length;
  const other = pinned === null || pinned === current.index ? null : current.group.members[pinned];
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
      <p className={css.figure}>
        <b data-testid="reward-total">{reward(total)}</b> <span>of {short(maximum)}</span>
      </p>
      <PartsBar result={member.result} kind={current.task.kind} />
      {other && (
        <p className={css.against}>
          against rollout {pinned! + 1}, pinned: {reward(other.result.total)}, so{' '}
          <b>{signed(total - other.result.total, 3)}</b>
        </p>
      )}
    </section>
  );
}
