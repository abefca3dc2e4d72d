import type { ReactElement } from 'react';
import styles from './ReconstructionPane.module.css';
import type { StageView } from './stageView';

const VIEWS: readonly (readonly [StageView, string])[] = [
  ['room', 'Room'],
  ['top', 'Top'],
  ['front', 'Front'],
  ['side', 'Side'],
  ['camera', 'Camera'],
];

interface ViewButtonsProps {
  readonly view: StageView;
  /** Whether there is a clip's camera to look through. */
  readonly hasCamera: boolean;
  readonly onViewChange: (view: StageView) => void;
}

/** Where the room is seen from. */
export function ViewButtons({ view, hasCamera, onViewChange }: ViewButtonsProps): ReactElement {
  return (
    <fieldset className={styles.views} aria-label="View">
      {VIEWS.map(([name, label]) => (
        <button
          key={name}
          type="button"
          aria-pressed={view === name}
          disabled={name === 'camera' && !hasCamera}
          onClick={() => onViewChange(name)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
