import { type CSSProperties, type ReactElement, type Ref, useRef } from 'react';
import type { Polyhedron } from '#rewards';
import type { PointCloud, Scene } from '#scenes';
import { boxStyle } from '../boxStyle';
import type { StageCarry } from '../carry';
import type { ClockStore } from '../createClock';
import type { StageMeasure } from '../measure';
import { palette, type Theme } from '../palette';
import type { StageBox } from '../stageBox';
import type { StageLink } from '../stageLink';
import { taggedBoxes, tagText } from '../tagText';
import type { FreeCamera } from './freeCamera';
import styles from './ReconstructionPane.module.css';
import type { StageView } from './stageView';
import { type StageState, useStageCanvas } from './useStageCanvas';
import { ViewButtons } from './ViewButtons';

export interface ReconstructionHandle {
  /** Flies to a box; to the whole room when no box has that key. */
  readonly flyTo: (key: string | null) => void;
  /** The pane as it is shown, boxes and tags included, as a PNG; null while there is nothing to see. */
  readonly picture: () => Promise<Blob | null>;
}

export interface ReconstructionPaneProps {
  readonly scene: Scene;
  /** Null while they load or where the scene has none. */
  readonly points: PointCloud | null;
  readonly clock: ClockStore;
  readonly boxes: readonly StageBox[];
  /** What a question asks about, drawn in the room. */
  readonly measures: readonly StageMeasure[];
  /** A box that is shown on its way from a camera to the world. */
  readonly carry: StageCarry | null;
  readonly link: StageLink;
  /** Overlap of the selected box with its truth, world. */
  readonly intersection: Polyhedron | null;
  readonly view: StageView;
  /** Where a `free` view is seen from. */
  readonly camera: FreeCamera | null;
  /** `free`, and where from, when the user takes the view in hand and when it has come to rest; the others from the buttons
   * in the pane. */
  readonly onViewChange: (view: StageView, camera?: FreeCamera) => void;
  /** Size and brightness of the points, over the usual. */
  readonly pointSize: number;
  readonly brightness: number;
  readonly theme: Theme;
  readonly showTags: boolean;
  readonly ref?: Ref<ReconstructionHandle>;
}

const MESSAGES: Readonly<Record<StageState, string | null>> = {
  loading: 'Loading the 3D view',
  ready: null,
  lost: 'The graphics card has let go of the 3D view. It comes back as soon as the card answers',
  unsupported:
    'The 3D view needs WebGL 2, which this browser does not offer. Video and numbers work without it',
  error: 'The 3D view could not be loaded. Reload the page to try again; video and numbers work without it',
};

/** The room as points, with its boxes and the camera's path, in one WebGL canvas. It fills its parent. Only one such pane can
 * be on the page at a time, since there is one canvas.
 *
 * For tests: the root says in `data-state` whether it is `loading`, `ready` (a frame has been drawn), `lost`,
 * `unsupported` or `error`. */
export function ReconstructionPane(props: ReconstructionPaneProps): ReactElement {
  const { boxes, link, theme, view } = props;
  const pane = useRef<HTMLDivElement>(null);
  const tags = useRef<HTMLDivElement>(null);
  const state = useStageCanvas(pane, tags, props);
  const message = MESSAGES[state];

  return (
    <div ref={pane} className={styles.pane} data-state={state}>
      <div ref={tags} className={styles.tags} aria-hidden="true" hidden={state !== 'ready'}>
        {props.showTags &&
          props.measures
            .filter(({ label }) => label !== '')
            .map(({ key, label, strong }) => (
              <span key={key} className={styles.measure} data-key={key} data-strong={strong || undefined}>
                {label}
              </span>
            ))}
        {(props.showTags ? taggedBoxes(boxes, link) : []).map((box) => (
          <button
            key={box.key}
            type="button"
            tabIndex={-1}
            className={styles.tag}
            data-key={box.key}
            style={tagStyle(box, link, theme)}
            onPointerEnter={() => link.onHover(box.key)}
            onPointerLeave={() => link.onHover(null)}
            onClick={() => link.onSelect(box.key)}
          >
            {tagText(box)}
          </button>
        ))}
      </div>
      {state === 'ready' && (
        <ViewButtons view={view} hasCamera={props.scene.poses.length > 0} onViewChange={props.onViewChange} />
      )}
      {message !== null && (
        <p className={styles.message} role="status">
          {message}
        </p>
      )}
    </div>
  );
}

function tagStyle(box: StageBox, link: StageLink, theme: Theme): CSSProperties {
  const { colour } = boxStyle(box, link, theme);
  const { tagGround, tagInk } = palette[theme];
  return box.key === link.selected
    ? { borderColor: colour, background: colour, color: tagInk }
    : { borderColor: colour, background: tagGround, color: colour };
}
