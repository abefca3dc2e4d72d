import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { readGhostKey } from '../derive/ghostBoxes';
import type { Group } from '../derive/group';
import { actions } from '../state/actions';
import { LIVE, session } from '../state/session';
import { useCurrent } from '../state/useCurrent';
import { toggleTable } from '../table/table';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { PaneHeader } from '../ui/PaneHeader';
import { Switch } from '../ui/Switch';
import { fixed, reward } from '../words/numbers';
import { RolloutCard } from './RolloutCard';
import css from './Rollouts.module.css';

const ORDERS = [
  { value: 'sampled', title: 'As sampled' },
  { value: 'best', title: 'Best first' },
] as const;

/** The G rollouts of this prompt side by side: reward, verdicts, advantage. */
export function Rollouts(): ReactElement | null {
  const current = useCurrent();
  const all = useStore(session, (state) => state.allInSpace);
  const policy = useStore(session, (state) => state.policy);
  const ghost = useStore(session, (state) => readGhostKey(state.hovered ?? '')?.rollout ?? null);
  const bestFirst = useStore(session, (state) => state.bestFirst);
  const pinned = useStore(session, (state) => state.pinned);
  if (!current) return null;
  const { group, room } = current;
  const source = room.policies.find(({ name }) => name === policy);
  return (
    <section className={css.rollouts} aria-labelledby="rollouts-title">
      <PaneHeader id="rollouts-title" title="Rollouts of this prompt">
        <span className={css.figures}>
          {group.members.length > 0 && (
            <>
              <span>G {group.members.length}</span>
              <span>
                mean <b>{reward(group.mean)}</b>
              </span>
              {group.flat ? (
                <b>all equal: nothing to learn here</b>
              ) : (
                <>
                  <span>
                    sd <b>{reward(group.sd)}</b> (n−1)
                  </span>
                  <span className={css.bound}>|A| ≤ {fixed(group.bound, 3)}</span>
                </>
              )}
            </>
          )}
          {source && <span className={css.source}>{source.provenance}</span>}
        </span>
        {group.members.length > 1 && (
          <Choice
            label="Order of the cards"
            value={bestFirst ? 'best' : 'sampled'}
            options={ORDERS}
            onChange={(order) => (order === 'best') !== bestFirst && actions.toggleOrder()}
          />
        )}
        <Button small onClick={toggleTable}>
          All rollouts
        </Button>
        <Switch
          on={all}
          label="All in space"
          onToggle={actions.toggleAllInSpace}
          disabled={group.members.length === 0 || group.task.kind === 'reasoning'}
        />
      </PaneHeader>
      <div className={css.cards}>
        {inOrder(group, bestFirst).map(({ member, index }) => (
          <RolloutCard
            key={policy === LIVE ? index : member.rollout.id}
            number={index + 1}
            member={member}
            group={group}
            bounds={room.scene.bounds}
            ghosts={all}
            chosen={index === current.index}
            lit={index === ghost}
            pinned={index === pinned}
          />
        ))}
        {group.members.length === 0 && (
          <p className={css.none}>
            {policy === LIVE ? 'This prompt is not one of the run’s' : 'None stored for this policy'}
          </p>
        )}
      </div>
    </section>
  );
}

/** A group's members with their places in it; equal rewards stay as they were sampled. */
function inOrder({ members }: Group, bestFirst: boolean) {
  const placed = members.map((member, index) => ({ member, index }));
  return bestFirst ? placed.sort((a, b) => b.member.result.total - a.member.result.total) : placed;
}
