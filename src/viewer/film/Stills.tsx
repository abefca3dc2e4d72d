import type { ReactElement } from 'react';
import type { Scene } from '#scenes';
import styles from './FilmStrip.module.css';
import { stillAt } from './stillAt';

/** Height of the stills, CSS pixels. */
const HEIGHT = 40;

interface StillsProps {
  readonly scene: Scene;
  readonly folder: string;
  /** Of the whole strip, CSS pixels; 0 until it is known. */
  readonly width: number;
}

/** As many stills as fit side by side, each the nearest to the frame in its middle. */
export function Stills({ scene, folder, width }: StillsProps): ReactElement {
  const { thumbnails, clip } = scene;
  const cell = (HEIGHT * thumbnails.width) / thumbnails.height;
  const rows = Math.ceil(thumbnails.frames.length / thumbnails.columns);
  const count = Math.ceil(width / cell);
  return (
    <div className={styles.stills} style={{ height: HEIGHT }}>
      {Array.from({ length: count }, (_, i) => {
        const { column, row } = stillAt(thumbnails, (((i + 0.5) * cell) / width) * clip.frames);
        return (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: a still is its place
            key={i}
            style={{
              width: cell,
              backgroundImage: `url("${folder}${thumbnails.file}")`,
              backgroundSize: `${cell * thumbnails.columns}px ${HEIGHT * rows}px`,
              backgroundPosition: `${-column * cell}px ${-row * HEIGHT}px`,
            }}
          />
        );
      })}
    </div>
  );
}
