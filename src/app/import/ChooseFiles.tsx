import { type ReactElement, useRef } from 'react';
import { Button } from '../ui/Button';
import { gatherChosen } from './gatherFiles';
import css from './ImportDialog.module.css';
import { startImport } from './importing';

const SCENES =
  'Scenes: our own folder, VG-LLM rows, EmbodiedScan and ARKitScenes annotations, mmdetection3d, nerfstudio, COLMAP, PLY and splats, GLB, videos, folders of pictures';
const ANSWERS =
  'Answers of a model: JSONL, lmms-eval logs, TRL Parquet, wandb tables, verl, EasyR1 and NeMo-RL logs';

/** Files by the browser's own dialogs, for those who do not drag. */
export function ChooseFiles(): ReactElement {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (list: FileList | null) => {
    if (list && list.length > 0) void startImport(gatherChosen(list));
  };
  return (
    <div className={css.choose}>
      <p>Drop a folder, a zip or files anywhere on the page, or choose them here</p>
      <div className={css.buttons}>
        <Button primary onClick={() => files.current?.click()}>
          Choose files or a zip
        </Button>
        <Button onClick={() => folder.current?.click()}>Choose a folder</Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to open"
        onChange={({ target }) => take(target.files)}
      />
      <input
        ref={folder}
        type="file"
        // React does not know the attribute's name as a property.
        {...{ webkitdirectory: '' }}
        hidden
        aria-label="Folder to open"
        onChange={({ target }) => take(target.files)}
      />
      <p className={css.quiet}>{SCENES}</p>
      <p className={css.quiet}>{ANSWERS}</p>
      <p className={css.quiet}>Nothing leaves this computer</p>
    </div>
  );
}
