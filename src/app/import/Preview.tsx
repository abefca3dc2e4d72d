import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { WorldBox } from '#rewards';
import { decodePoints, type PointCloud, type SceneFolder } from '#scenes';
import { createClock, PlanPoints, PlanView, type StageBox, type StageLink, VideoPane } from '#viewer';
import { folderFiles } from '../state/folderFiles';
import { Slider } from '../ui/Slider';
import css from './ImportDialog.module.css';

/** Nothing in the preview can be pointed at. */
const NO_LINK: StageLink = { hovered: null, selected: null, onHover: () => {}, onSelect: () => {} };

/** Points and boxes where they fall on the pictures; from above where there is no camera. */
export function Preview({ folder }: { readonly folder: SceneFolder }): ReactElement {
  const { scene } = folder;
  const points = usePoints(folder);
  const clock = useMemo(() => {
    const made = createClock(scene.clip?.frames ?? 1, scene.clip?.fps ?? 1);
    made.getState().seek((scene.clip?.frames ?? 1) / 2);
    return made;
  }, [scene]);
  const boxes = useMemo(
    () =>
      scene.instances.map(
        ({ id, label, box }): StageBox => ({
          key: id,
          role: 'truth',
          label,
          figure: '',
          box: box as readonly number[] as unknown as WorldBox,
        }),
      ),
    [scene],
  );
  const frame = useStore(clock, (state) => state.frame);
  if (!scene.clip || !scene.intrinsics || scene.poses.length === 0) {
    return (
      <figure className={css.plan}>
        <div className={css.layers}>
          {points && <PlanPoints points={points} bounds={scene.bounds} width={320} height={240} />}
          <PlanView boxes={boxes} bounds={scene.bounds} width={320} height={240} />
        </div>
        <figcaption>From above: there is no camera to project with</figcaption>
      </figure>
    );
  }
  const { width, height, frames } = scene.clip;
  return (
    <figure className={css.picture}>
      <div style={{ aspectRatio: `${width} / ${height}` }}>
        <VideoPane
          scene={scene}
          files={folderFiles(folder)}
          clock={clock}
          boxes={boxes}
          link={NO_LINK}
          points={points}
          showTags
        />
      </div>
      <Slider
        label="Frame"
        value={frame}
        min={0}
        max={frames - 1}
        step={1}
        shown={`${frame} of ${frames - 1}`}
        onChange={(value) => clock.getState().seek(value)}
      />
    </figure>
  );
}

function usePoints(folder: SceneFolder): PointCloud | null {
  const [points, setPoints] = useState<PointCloud | null>(null);
  useEffect(() => {
    let wanted = true;
    const meta = folder.scene.points;
    const file = meta && folder.files.get(meta.file);
    if (meta && file) {
      void file
        .blob()
        .then((blob) => blob.arrayBuffer())
        .then((bytes) => wanted && setPoints(decodePoints(bytes, meta)));
    }
    return () => {
      wanted = false;
    };
  }, [folder]);
  return points;
}
