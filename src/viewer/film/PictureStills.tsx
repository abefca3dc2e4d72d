import type { ReactElement } from 'react';
import type { Scene } from '#scenes';
import type { SceneFiles } from '../sceneFiles';
import { useFileUrl } from '../useFileUrl';
import styles from './FilmStrip.module.css';

/** Height of the stills, CSS pixels. */
const HEIGHT = 40;

interface PictureStillsProps {
  readonly clip: NonNullable<Scene['clip']>;
  readonly files: SceneFiles;
  /** Of the whole strip, CSS pixels; 0 until it is known. */
  readonly width: number;
}

/** The stills of a clip that is a folder of pictures: as many of them as fit side by side. */
export function PictureStills({ clip, files, width }: PictureStillsProps): ReactElement {
  const pictures = clip.pictures ?? [];
  const cell = (HEIGHT * clip.width) / clip.height;
  const count = Math.ceil(width / cell);
  return (
    <div className={styles.stills} style={{ height: HEIGHT }}>
      {Array.from({ length: count }, (_, i) => {
        const frame = Math.min(Math.floor((((i + 0.5) * cell) / width) * clip.frames), clip.frames - 1);
        return (
          <Still
            // biome-ignore lint/suspicious/noArrayIndexKey: a still is its place
            key={i}
            files={files}
            file={pictures[frame]}
            width={cell}
          />
        );
      })}
    </div>
  );
}

interface StillProps {
  readonly files: SceneFiles;
  readonly file: string | undefined;
  readonly width: number;
}

function Still({ files, file, width }: StillProps): ReactElement {
  const url = useFileUrl(files, file);
  const backgroundImage = url === null ? undefined : `url("${url}")`;
  return <i style={{ width, backgroundImage, backgroundSize: '100% 100%' }} />;
}
