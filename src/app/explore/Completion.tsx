import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { completionBlocks } from '../derive/completionBlocks';
import { actions } from '../state/actions';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';
import { PaneHeader } from '../ui/PaneHeader';
import { count } from '../words/numbers';
import css from './Completion.module.css';
import { CompletionBlock } from './CompletionBlock';

/** The prompt, and what the policy wrote: a mark per box, faults underlined. */
export function Completion(): ReactElement {
  const current = useCurrent();
  const hovered = useStore(session, (state) => state.hovered);
  const selected = useStore(session, (state) => state.selected);
  const text = useRef<HTMLDivElement>(null);
  const member = current?.member;
  const blocks = useMemo(
    () =>
      member
        ? completionBlocks(member.rollout.completion, member.result.prediction, member.result.issues)
        : [],
    [member],
  );

  useEffect(() => {
    text.current?.querySelector(`[data-box="${selected}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const tokens = member?.rollout.tokens?.length;
  return (
    <section className={css.completion} aria-label="Completion">
      <PaneHeader title="Completion">
        {member && current && (
          <span>
            rollout {current.index + 1}
            {tokens !== undefined && `, ${count(tokens, 'token', 'tokens')}`}
          </span>
        )}
      </PaneHeader>
      <p className={css.prompt}>{current?.task.prompt}</p>
      {member ? (
        <div className={css.text} ref={text}>
          {blocks.map((block, index) => (
            <CompletionBlock
              // biome-ignore lint/suspicious/noArrayIndexKey: a completion's blocks never change places
              key={index}
              block={block}
              row={member.rows.find((row) => row.key === block.box) ?? null}
              lit={block.box !== null && block.box === hovered}
              selected={block.box !== null && block.box === selected}
              onHover={actions.hover}
              onSelect={actions.select}
            />
          ))}
        </div>
      ) : (
        <p className={css.none}>
          No rollout of this prompt is stored for this policy. Choose another policy, or train
        </p>
      )}
      {member && member.result.issues.length > 0 && (
        <ul className={css.issues} aria-label="Issues">
          {member.result.issues.map((issue) => (
            <li key={`${issue.code} ${issue.span?.start}`}>{issue.message}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
