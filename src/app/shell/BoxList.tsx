import { type ReactElement, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { walkOrder } from '../derive/walkOrder';
import { actions } from '../state/actions';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';
import { Mark } from '../ui/Mark';
import { iou } from '../words/numbers';
import { rowWords } from '../words/summary';
import css from './BoxList.module.css';

/** The boxes as buttons, from the worst IoU to the best: the first thing that Tab reaches. With a pointer one takes the
 * boxes themselves, so the list is seen only in Explore on a phone, where it is the finger-sized way to pick one. */
export function BoxList(): ReactElement | null {
  const current = useCurrent();
  const hovered = useStore(session, (state) => state.hovered);
  const selected = useStore(session, (state) => state.selected);
  const mode = useStore(session, (state) => state.mode);
  const member = current?.member;
  const list = useRef<HTMLElement>(null);
  // Arrow keys walk too (see the table of keys): while the focus is in the list it goes along.
  useEffect(() => {
    if (list.current?.contains(document.activeElement)) {
      list.current.querySelector<HTMLElement>('[data-lit]')?.focus({ preventScroll: true });
    }
  });
  if (!member) return null;
  const rows = walkOrder(member.rows).flatMap((key) => member.rows.filter((row) => row.key === key));
  return (
    <nav ref={list} className={css.list} data-mode={mode} aria-label="Boxes, worst first">
      {rows.map((row) => (
        <button
          key={row.key}
          type="button"
          aria-pressed={row.key === selected}
          data-lit={row.key === hovered || undefined}
          onFocus={() => actions.hover(row.key)}
          onBlur={() => actions.hover(null)}
          onClick={() => actions.select(row.key)}
        >
          {row.kind !== 'answer' && <Mark kind={row.kind} />}
          {row.label}
          {row.iou !== null && row.kind !== 'fn' && <b>{iou(row.iou)}</b>}
          <span className="visually-hidden">: {rowWords(row, current.group, member)}</span>
        </button>
      ))}
    </nav>
  );
}
