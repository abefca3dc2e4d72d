import { type ReactElement, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ClipFrame } from '#rewards';
import { FilmStrip, type FrameMark, type FrameRange, visibleRanges } from '#viewer';
import type { Current } from '../state/current';
import type { Room } from '../state/room';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';
import { useInspected } from '../state/useInspected';
import { short } from '../words/numbers';
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
          shown={current?.task.frames}
        />
      </div>
    </section>
  );
}

function Transport({ room }: { readonly room: Room }): ReactElement {
  const playing = useStore(room.clock, (clock) => clock.playing);
  const { step, toggle, frameCount } = room.clock.getState();
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

function note(
  current: Current,
  target: number | null,
  visible: readonly (readonly [ClipFrame, ClipFrame])[],
): string {
  const { task, group, member, index } = current;
  if (task.kind === 'grounding') {
    const said = member?.result.prediction.frame?.value;
    const best = `f* ${task.target.frame ?? '–'}`;
    return member ? `${best}, rollout ${index + 1} said ${said === undefined ? 'none' : short(said)}` : best;
  }
  if (target === null) return '';
  const label = group.truthLabels[target] ?? 'box';
  if (visible.length === 0) return `${label} is not in view`;
  const [first] = visible;
  const more = visible.length > 1 ? ' …' : '';
  return `${label} in view ${first![0]}–${first![1]}${more}`;
}
