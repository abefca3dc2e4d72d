import type { ReactElement } from 'react';
import type { Scene } from '#scenes';
import type { SceneFiles } from '../sceneFiles';
import { useFileUrl } from '../useFileUrl';
import styles from './FilmStrip.module.css';
import { stillAt } from './stillAt';

/** Height of the stills, CSS pixels. */
const HEIGHT = 40;

interface StillsProps {
  readonly thumbnails: NonNullable<Scene['thumbnails']>;
  /** Of the clip. */
  readonly frames: number;
  readonly files: SceneFiles;
  /** Of the whole strip, CSS pixels; 0 until it is known. */
  readonly width: number;
}

/** As many stills as fit side by side, each the nearest to the frame in its middle. */
export function Stills({ thumbnails, frames, files, width }: StillsProps): ReactElement {
  const url = useFileUrl(files, thumbnails.file);
  const cell = (HEIGHT * thumbnails.width) / thumbnails.height;
  const rows = Math.ceil(thumbnails.frames.length / thumbnails.columns);
  const count = Math.ceil(width / cell);
  return (
    <div className={styles.stills} style={{ height: HEIGHT }}>
      {Array.from({ length: count }, (_, i) => {
        const { column, row } = stillAt(thumbnails, (((i + 0.5) * cell) / width) * frames);
        return (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: a still is its place
            key={i}
            style={{
              width: cell,
              backgroundImage: url === null ? undefined : `url("${url}")`,
              backgroundSize: `${cell * thumbnails.columns}px ${HEIGHT * rows}px`,
              backgroundPosition: `${-column * cell}px ${-row * HEIGHT}px`,
            }}
          />
        );
      })}
    </div>
  );
}
