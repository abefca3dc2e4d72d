import type { ReactElement } from 'react';
import styles from './ReconstructionPane.module.css';
import type { StageView } from './stageView';

const VIEWS: readonly (readonly [view: StageView, label: string, title: string])[] = [
  ['room', 'Room', 'Whole room (R)'],
  ['top', 'Top', 'From the top (T)'],
  ['front', 'Front', 'From the front (I)'],
  ['side', 'Side', 'From the side (P)'],
  ['camera', 'Camera', 'Through the clip’s camera, and back (C)'],
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
      {VIEWS.map(([name, label, title]) => (
        <button
          key={name}
          type="button"
          title={title}
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
