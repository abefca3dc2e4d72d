import { type CSSProperties, type ReactElement, useRef } from 'react';
import { boxStyle } from '../boxStyle';
import { palette, type Theme } from '../palette';
import type { StageBox } from '../stageBox';
import type { StageLink } from '../stageLink';
import { taggedBoxes, tagText } from '../tagText';
import styles from './ReconstructionPane.module.css';
import type { ReconstructionPaneProps } from './reconstructionPaneProps';
import { type StageState, useStageCanvas } from './useStageCanvas';
import { ViewButtons } from './ViewButtons';

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
