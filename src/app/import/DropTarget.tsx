import { type ReactElement, useEffect, useState } from 'react';
import css from './DropTarget.module.css';
import { gatherDrop } from './gatherFiles';
import { startImport } from './importing';

/** The whole page takes files. While they hover over it, it says what it would do with them. */
export function DropTarget(): ReactElement | null {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // `dragenter` and `dragleave` come for every element that is crossed: only the difference tells.
    let depth = 0;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth = Math.max(depth - 1, 0);
      setOver(depth > 0);
    };
    const hold = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      void startImport(gatherDrop(event.dataTransfer));
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: hold, drop } as const;
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name as keyof typeof listeners, listener);
    }
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        window.removeEventListener(name as keyof typeof listeners, listener);
      }
    };
  }, []);
  if (!over) return null;
  return (
    <div className={css.target} role="status">
      <div>
        <h2>Drop to open</h2>
        <p>
          A folder, a zip or files: a scene with poses, points, boxes or video, or what a model answered to
          this scene's tasks
        </p>
        <p className={css.small}>Nothing leaves this computer</p>
      </div>
    </div>
  );
}
