import {
  type CSSProperties,
  type KeyboardEvent,
  lazy,
  type PointerEvent,
  type ReactElement,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import type { ClipFrame } from '#rewards';
import type { Scene } from '#scenes';
import type { ClockStore } from '../createClock';
import type { SceneFiles } from '../sceneFiles';
import styles from './FilmStrip.module.css';
import { frameTicks } from './frameTicks';
import { Stills } from './Stills';
import type { FrameRange } from './visibleRanges';

// Few scenes are folders of pictures.
const PictureStills = lazy(async () => ({ default: (await import('./PictureStills')).PictureStills }));

/** A frame that means something: f*, the best frame of the truth, or f̂, the predicted one. */
export interface FrameMark {
  readonly frame: ClipFrame;
  readonly kind: 'truth' | 'predicted';
  /** Short, e.g. `f*`. */
  readonly label: string;
}

export interface FrameValue {
  readonly frame: ClipFrame;
  readonly value: number;
}

export interface FilmStripProps {
  readonly scene: Scene;
  readonly files: SceneFiles;
  readonly clock: ClockStore;
  readonly marks?: readonly FrameMark[];
  /** Frames in which the selected box is in view. */
  readonly visible?: readonly FrameRange[];
  /** A value between 0 and 1 of some frames, drawn as a line over the strip, in their order. */
  readonly curve?: readonly FrameValue[];
  /** Frames that the task shows to the policy. */
  readonly shown?: readonly ClipFrame[];
}

/** Frames that Page Up and Page Down move by. */
const PAGE = 10;

/** The clip as a strip of stills with a play head: a slider over its frames. It fills the width of its parent. */
export function FilmStrip({
  scene,
  files,
  clock,
  marks = [],
  visible = [],
  curve = [],
  shown = [],
}: FilmStripProps): ReactElement {
  const strip = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const { thumbnails } = scene;
  const frames = clock.getState().frameCount;
  const loop = useStore(clock, (state) => state.loop);
  const share = (frame: number): string => `${((frame + 0.5) / frames) * 100}%`;

  useEffect(() => {
    const resized = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width));
    resized.observe(strip.current!);
    return () => resized.disconnect();
  }, []);

  // While it plays only the head moves: nothing is rendered.
  useEffect(() => {
    const show = (): void => {
      const { frame } = clock.getState();
      const element = strip.current!;
      element.style.setProperty('--head', String((frame + 0.5) / frames));
      element.setAttribute('aria-valuenow', String(frame));
      element.setAttribute('aria-valuetext', `frame ${frame} of ${frames - 1}`);
      element.querySelector('output')!.textContent = String(frame);
    };
    show();
    return clock.subscribe(show);
  }, [clock, frames]);

  const drag = (event: PointerEvent): void => {
    if (event.buttons !== 1) return;
    const { left, width: across } = strip.current!.getBoundingClientRect();
    clock.getState().seek(((event.clientX - left) / across) * frames - 0.5);
  };

  return (
    <div
      ref={strip}
      className={styles.strip}
      role="slider"
      tabIndex={0}
      aria-label="Frame of the clip"
      aria-valuemin={0}
      aria-valuemax={frames - 1}
      aria-valuenow={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={drag}
      onKeyDown={(event) => move(event, clock)}
    >
      {thumbnails && <Stills thumbnails={thumbnails} frames={frames} files={files} width={width} />}
      {!thumbnails && scene.clip?.pictures && (
        <Suspense>
          <PictureStills clip={scene.clip} files={files} width={width} />
        </Suspense>
      )}
      {loop && (
        <i
          className={styles.loop}
          style={{
            left: `${(loop[0] / frames) * 100}%`,
            width: `${((loop[1] + 1 - loop[0]) / frames) * 100}%`,
          }}
        />
      )}
      {visible.map(([first, last]) => (
        <i
          key={first}
          className={styles.visible}
          style={{ left: `${(first / frames) * 100}%`, width: `${((last + 1 - first) / frames) * 100}%` }}
        />
      ))}
      {curve.length > 1 && (
        <svg
          className={styles.curve}
          viewBox={`0 0 ${frames} 1`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <polyline points={curve.map(({ frame, value }) => `${frame + 0.5},${1 - value}`).join(' ')} />
        </svg>
      )}
      {shown.map((frame) => (
        <i key={frame} className={styles.shown} style={{ left: share(frame) }} />
      ))}
      {(width > 0 ? frameTicks(frames, width) : []).map((frame) => (
        <span key={frame} className={styles.tick} style={{ left: share(frame) }}>
          {frame}
        </span>
      ))}
      {marks.map(({ frame, kind, label }) => (
        <span
          key={kind}
          className={styles.mark}
          data-kind={kind}
          style={{ left: share(frame) } as CSSProperties}
        >
          {label}
        </span>
      ))}
      <div className={styles.head}>
        <output aria-hidden="true" />
      </div>
    </div>
  );
}

/** Moves the head as sliders do. */
function move(event: KeyboardEvent, clock: ClockStore): void {
  const { frame, frameCount, seek } = clock.getState();
  const goals: Readonly<Record<string, number>> = {
    ArrowLeft: frame - 1,
    ArrowDown: frame - 1,
    ArrowRight: frame + 1,
    ArrowUp: frame + 1,
    PageDown: frame - PAGE,
    PageUp: frame + PAGE,
    Home: 0,
    End: frameCount - 1,
  };
  const goal = goals[event.key];
  if (goal === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  seek(goal);
}
