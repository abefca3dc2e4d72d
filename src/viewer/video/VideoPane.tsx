import { type PointerEvent, type ReactElement, useCallback, useEffect, useRef } from 'react';
import type { Polyhedron } from '#rewards';
import type { PointCloud, Scene } from '#scenes';
import type { ClockStore } from '../createClock';
import { nextPick } from '../geometry/pickBoxes';
import type { StageMeasure } from '../measure';
import type { SceneFiles } from '../sceneFiles';
import type { StageBox } from '../stageBox';
import type { StageLink } from '../stageLink';
import { useClip } from './useClip';
import { VideoPainter } from './VideoPainter';
import styles from './VideoPane.module.css';

export interface VideoPaneProps {
  readonly scene: Scene;
  readonly files: SceneFiles;
  readonly clock: ClockStore;
  readonly boxes: readonly StageBox[];
  /** What a question asks about, drawn in the room. */
  readonly measures?: readonly StageMeasure[];
  readonly link: StageLink;
  /** Overlap of the selected box with its truth, world. */
  readonly intersection?: Polyhedron | null;
  readonly showTags: boolean;
  /** Also drawn on the picture, to see whether the two fit; usually not. */
  readonly points?: PointCloud | null;
}

/** A picture that takes longer, milliseconds, is more than two of a clip's frames late. */
const LATE = 90;

/** The clip with the boxes projected onto it, in one canvas. It fills its parent.
 *
 * For tests: the canvas says in `data-frame` which clip frame it shows, picture and overlay; root and canvas say in
 * `data-state` whether that is the `poster`, a decoded frame (`ready`), whatever there is after an `error`,
 * or that there is nothing to decode (`none`). */
export function VideoPane(props: VideoPaneProps): ReactElement {
  const { scene, clock, link } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<VideoPainter | null>(null);
  const paint = useRef<() => void>(() => undefined);
  const scheduled = useRef(0);
  const hurried = useRef(false);

  const repaint = useCallback(() => {
    if (scheduled.current !== 0) return;
    scheduled.current = requestAnimationFrame(() => {
      scheduled.current = 0;
      paint.current();
      if (!clock.getState().playing) {
        hurried.current = false;
        return;
      }
      // A browser asks for the next frame once there is room for it: that tells how long this one takes.
      const start = performance.now();
      requestAnimationFrame((now) => {
        hurried.current ||= now - start > LATE;
      });
    });
  }, [clock]);
  const { status, picture } = useClip(scene, props.files, clock, repaint);

  useEffect(() => {
    const element = canvas.current!;
    painter.current = new VideoPainter(element, scene);
    const unsubscribe = clock.subscribe(repaint);
    const resized = new ResizeObserver(() => paint.current());
    resized.observe(element);
    return () => {
      unsubscribe();
      resized.disconnect();
      cancelAnimationFrame(scheduled.current);
      scheduled.current = 0;
    };
  }, [scene, clock, repaint]);

  // After every render, whatever it was that changed.
  useEffect(() => {
    paint.current = () => {
      const { frame, playing } = clock.getState();
      painter.current?.paint(picture(frame), frame, {
        ...props,
        measures: props.measures ?? [],
        intersection: props.intersection ?? null,
        points: props.points ?? null,
        hurried: hurried.current && playing,
      });
    };
    repaint();
  });

  const pick = (event: PointerEvent): string[] => {
    const { left, top } = canvas.current!.getBoundingClientRect();
    return painter.current?.pick(event.clientX - left, event.clientY - top) ?? [];
  };

  return (
    <div className={styles.pane} data-state={status.state}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        data-state={status.state}
        data-hit={link.hovered !== null || undefined}
        role="img"
        aria-label={`Video of ${scene.title} with its boxes`}
        onPointerMove={(event) => {
          const hit = pick(event)[0] ?? null;
          if (hit !== link.hovered) link.onHover(hit);
        }}
        onPointerLeave={() => link.onHover(null)}
        onPointerUp={(event) => {
          if (event.button === 0) link.onSelect(nextPick(pick(event), link.selected));
        }}
      />
      {(status.state === 'error' || status.state === 'none') && (
        <p className={styles[status.state]} role="status">
          {status.message}
        </p>
      )}
    </div>
  );
}
