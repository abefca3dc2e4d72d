import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { actions } from '../state/actions';
import { session } from '../state/session';
import css from './Notices.module.css';

/** What the user should know and can't see elsewhere: lines under the top bar, each to be put away. */
export function Notices(): ReactElement {
  const notices = useStore(session, (state) => state.notices);
  return (
    <div role="status" aria-label="Notices" className={css.notices}>
      {notices.map((notice) => (
        <p key={notice}>
          {notice}
          <button
            type="button"
            aria-label="Put away"
            title="Put away"
            onClick={() => actions.dismiss(notice)}
          >
            ✕
          </button>
        </p>
      ))}
    </div>
  );
}
