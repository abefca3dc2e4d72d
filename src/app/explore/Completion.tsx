import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { completionBlocks } from '../derive/completionBlocks';
import { actions } from '../state/actions';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';
import { PaneHeader } from '../ui/PaneHeader';
import { SignedAdvantage } from '../ui/SignedAdvantage';
import { count, reward, short } from '../words/numbers';
import css from './Completion.module.css';
import { CompletionBlock } from './CompletionBlock';
import { PartsBar } from './PartsBar';

/** The prompt, and what the policy wrote: a mark per box, faults underlined. In Train, where the inspector is about the
 * run, the rollout's reward stands here. */
export function Completion(): ReactElement {
  const current = useCurrent();
  const hovered = useStore(session, (state) => state.hovered);
  const selected = useStore(session, (state) => state.selected);
  const train = useStore(session, (state) => state.mode === 'train');
  const text = useRef<HTMLElement>(null);
  const member = current?.member;
  const blocks = useMemo(
    () =>
      member
        ? completionBlocks(member.rollout.completion, member.result.prediction, member.result.issues)
        : [],
    [member],
  );

  useEffect(() => {
    const line = text.current?.querySelector<HTMLElement>(`[data-box="${selected}"]`);
    if (line) bringIntoView(text.current!, line);
  }, [selected]);

  const tokens = member?.rollout.tokens?.length;
  return (
    <section className={css.completion} aria-label="Completion">
      {train && member && current ? (
        <PaneHeader title={`Rollout ${current.index + 1}`}>
          <span>
            reward <b>{reward(member.result.total)}</b> of {short(member.result.maximum)}
          </span>
          <span>
            A <SignedAdvantage value={member.advantage} />
          </span>
        </PaneHeader>
      ) : (
        <PaneHeader title="Completion">
          {member && current && (
            <span>
              rollout {current.index + 1}
              {tokens !== undefined && `, ${count(tokens, 'token', 'tokens')}`}
            </span>
          )}
        </PaneHeader>
      )}
      <p className={css.prompt}>{current?.task.prompt}</p>
      {train && member && current && (
        <div className={css.parts}>
          <PartsBar result={member.result} kind={current.task.kind} />
        </div>
      )}
      {member ? (
        // A region that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        <section className={css.text} ref={text} tabIndex={0} aria-label="Text of the completion">
          {blocks.map((block, index) => (
            <CompletionBlock
              // biome-ignore lint/suspicious/noArrayIndexKey: a completion's blocks never change places
              key={index}
              block={block}
              row={member.rows.find((row) => row.key === block.box) ?? null}
              lit={block.box !== null && block.box === hovered}
              open={member.result.prediction.boxes.length === 1}
              selected={block.box !== null && block.box === selected}
              onHover={actions.hover}
              onSelect={actions.select}
            />
          ))}
        </section>
      ) : (
        <p className={css.none}>
          {current
            ? 'Nothing has answered this prompt yet: choose another policy, or train one'
            : 'This scene has no tasks. Import rows that ask for its objects, or look at its boxes'}
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

/** Scrolls `box` alone; `scrollIntoView` would move what is around it too. */
function bringIntoView(box: HTMLElement, line: HTMLElement): void {
  const top = line.offsetTop - box.offsetTop;
  const below = top + line.offsetHeight - box.clientHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (below > box.scrollTop) box.scrollTop = below;
}
