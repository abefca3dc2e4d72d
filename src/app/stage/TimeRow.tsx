import { type ReactElement, useMemo } from 'react';
import { useStore } from 'zustand';
import { type ClipFrame, defaultRewardOptions, frameScore, type Task } from '#rewards';
import { FilmStrip, type FrameMark, type FrameRange, type FrameValue, visibleRanges } from '#viewer';
import type { Current } from '../state/current';
import type { Room } from '../state/room';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';
import { useInspected } from '../state/useInspected';
import { reward, short } from '../words/numbers';
import css from './TimeRow.module.css';

interface Props {
  readonly room: Room;
  readonly phone: boolean;
}

const NO_RANGES: readonly FrameRange[] = [];

/** The clip's time: play, step, and the film strip with what matters on it. */
export function TimeRow({ room, phone }: Props): ReactElement {
  const current = useCurrent();
  const target = useTarget();
  const marks = useMemo(() => (current ? frameMarks(current) : []), [current]);
  const curve = useMemo(() => (current ? frameCurve(current.task) : []), [current]);
  const visible = useMemo(() => {
    const instance = current && target !== null ? instanceOf(current, target) : null;
    return instance ? visibleRanges(instance.seen) : NO_RANGES;
  }, [current, target]);
  return (
    <section className={css.time} aria-label="Time">
      {!phone && (
        <div className={css.side}>
          <Transport room={room} />
          <p>{current && note(current, target, visible)}</p>
        </div>
      )}
      <div className={css.film}>
        <FilmStrip
          key={room.scene.id}
          scene={room.scene}
          files={room.files}
          clock={room.clock}
          marks={marks}
          visible={visible}
          curve={curve}
          shown={current?.task.frames}
        />
      </div>
    </section>
  );
}

function Transport({ room }: { readonly room: Room }): ReactElement {
  const playing = useStore(room.clock, (clock) => clock.playing);
  const speed = useStore(room.clock, (clock) => clock.speed);
  const loop = useStore(room.clock, (clock) => clock.loop);
  const { step, toggle, frameCount, setSpeed } = room.clock.getState();
  const still = frameCount < 2;
  return (
    <div className={css.transport}>
      <button
        type="button"
        aria-label="Previous frame"
        title="Previous frame (,)"
        disabled={still}
        onClick={() => step(-1)}
      >
        ‹
      </button>
      <button
        type="button"
        className={css.play}
        title="Play or pause (Space)"
        disabled={still}
        onClick={toggle}
      >
        {playing ? 'Pause' : 'Play'}
      </button>
      <button
        type="button"
        aria-label="Next frame"
        title="Next frame (.)"
        disabled={still}
        onClick={() => step(1)}
      >
        ›
      </button>
      {(speed !== 1 || loop) && (
        <button
          type="button"
          className={css.pace}
          title="Back to the whole clip at its own speed"
          onClick={() => {
            setSpeed(1);
            room.clock.getState().setLoop(null);
          }}
        >
          {loop && (
            <span role="img" aria-label="Loop">
              ↻
            </span>
          )}
          {speed !== 1 && `× ${speed}`}
        </button>
      )}
    </div>
  );
}

/** The truth that the screen is about: that of the box that is selected or pointed at; in grounding the one there is. */
function useTarget(): number | null {
  const current = useCurrent();
  const inspected = useInspected();
  const key = useStore(session, (state) => state.selected ?? state.hovered);
  if (current?.task.kind === 'grounding') return 0;
  if (inspected) return inspected.pair.target;
  return key?.startsWith('t') ? Number(key.slice(1)) : null;
}

function instanceOf({ room, task }: Current, target: number) {
  const id =
    task.kind === 'detection'
      ? task.target.boxes[target]?.instance
      : task.kind === 'grounding'
        ? task.target.instance
        : task.about?.[target];
  return room.scene.instances.find((instance) => instance.id === id) ?? null;
}

/** Grounding: f*, the best frame, and f̂, the predicted one, both as frames of the clip. */
function frameMarks({ task, member }: Current): readonly FrameMark[] {
  if (task.kind !== 'grounding') return [];
  const mark = (kind: FrameMark['kind'], label: string, shown: number | undefined): FrameMark[] => {
    const frame = shown === undefined ? undefined : task.frames[shown];
    return frame === undefined ? [] : [{ frame, kind, label }];
  };
  return [
    ...mark('truth', 'f*', task.target.frame),
    ...mark('predicted', 'f̂', member?.result.prediction.frame?.value),
  ];
}

/** Grounding: what naming each of the shown frames would earn, so that one sees how far off f̂ may be. */
function frameCurve(task: Task): readonly FrameValue[] {
  if (task.kind !== 'grounding' || task.target.frame === undefined) return [];
  const best = task.target.frame;
  return task.frames.map((frame, shown) => ({
    frame,
    value: frameScore(shown, best, defaultRewardOptions.tauFrame),
  }));
}

function note(
  current: Current,
  target: number | null,
  visible: readonly (readonly [ClipFrame, ClipFrame])[],
): string {
  const { task, group, member } = current;
  if (task.kind === 'grounding') {
    const said = member?.result.prediction.frame?.value;
    const best = `f* ${task.target.frame ?? '–'}`;
    if (!member) return best;
    const earned = member.result.parts.find(({ name }) => name === 'frame')?.value;
    const worth = earned === undefined ? '' : `, earned ${reward(earned)}`;
    return `${best}, said ${said === undefined ? 'none' : short(said)}${worth}`;
  }
  if (target === null) return '';
  const label = group.truthLabels[target] ?? 'box';
  if (visible.length === 0) return `${label} is not in view`;
  const [first] = visible;
  const more = visible.length > 1 ? ' …' : '';
  return `${label} in view ${first![0]}–${first![1]}${more}`;
}
