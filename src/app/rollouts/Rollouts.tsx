import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { readGhostKey } from '../derive/ghostBoxes';
import { actions } from '../state/actions';
import { LIVE, session } from '../state/session';
import { useCurrent } from '../state/useCurrent';
import { toggleTable } from '../table/table';
import { Button } from '../ui/Button';
import { PaneHeader } from '../ui/PaneHeader';
import { Switch } from '../ui/Switch';
import { fixed, reward } from '../words/numbers';
import { RolloutCard } from './RolloutCard';
import css from './Rollouts.module.css';

/** The G rollouts of this prompt side by side: reward, verdicts, advantage. */
export function Rollouts(): ReactElement | null {
  const current = useCurrent();
  const all = useStore(session, (state) => state.allInSpace);
  const policy = useStore(session, (state) => state.policy);
  const ghost = useStore(session, (state) => readGhostKey(state.hovered ?? '')?.rollout ?? null);
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
        {group.members.map((member, index) => (
          <RolloutCard
            key={policy === LIVE ? index : member.rollout.id}
            number={index + 1}
            member={member}
            group={group}
            bounds={room.scene.bounds}
            ghosts={all}
            chosen={index === current.index}
            lit={index === ghost}
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
