import { type KeyboardEvent, type ReactElement, type RefObject, useId, useState } from 'react';
import type { ReconstructionHandle } from '#viewer';
import { savePicture } from '../state/savePicture';
import css from './PaneTools.module.css';
import { PointPanel } from './PointPanel';

interface Props {
  readonly reconstruction: RefObject<ReconstructionHandle | null>;
}

/** What can be done with the reconstruction beside turning it: how its points look, and a picture of it. */
export function PaneTools({ reconstruction }: Props): ReactElement {
  const [open, setOpen] = useState(false);
  const panel = useId();
  const closeOnEscape = (event: KeyboardEvent) => {
    if (!open || event.key !== 'Escape') return;
    // Not the box as well.
    event.stopPropagation();
    setOpen(false);
  };
  return (
    <fieldset className={css.tools} aria-label="Picture" onKeyDown={closeOnEscape}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        title="Size and brightness of the points ({ } and ( ))"
        onClick={() => setOpen(!open)}
      >
        Points
      </button>
      <button
        type="button"
        title="Save the reconstruction as a picture (Z)"
        onClick={() => void savePicture(reconstruction.current)}
      >
        Save
      </button>
      {open && (
        <div id={panel} className={css.panel}>
          <PointPanel />
        </div>
      )}
    </fieldset>
  );
}
