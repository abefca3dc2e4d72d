import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { TrainerNotice } from '#training';
import { trainer } from '../../state/trainer';
import { backendTitles } from '../../words/backend';
import css from './RunControls.module.css';

/** What training got over by itself: it goes on, but differently, and that is said where the run's state is read. */
export function Notices(): ReactElement | null {
  const notices = useStore(trainer.store, (run) => run.notices);
  if (notices.length === 0) return null;
  return (
    <div role="status" aria-label="What changed during the run">
      {notices.map((notice) => (
        <div key={notice.about} className={css.note}>
          <h3>{noticeTitle(notice)}</h3>
          <p>{notice.what}</p>
          <p>{notice.remedy}</p>
        </div>
      ))}
    </div>
  );
}

function noticeTitle(notice: TrainerNotice): string {
  switch (notice.about) {
    case 'backend':
      return `Now on ${backendTitles[notice.backend]}`;
    case 'micro-chunk':
      return `Short of memory: ${notice.microChunk} answers a pass from here on`;
    case 'restart':
      return 'The worker was started again';
    case 'storage':
      return 'The run is not being stored';
    case 'damage':
      return 'Part of the stored run was damaged';
  }
}
