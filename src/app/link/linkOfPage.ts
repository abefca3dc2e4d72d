import { current } from '../state/current';
import { session } from '../state/session';
import { table } from '../table/table';
import { writeTable } from '../table/writeTable';
import type { LinkState } from './linkState';

/** The state of the page as a link. */
export function linkOfPage(): LinkState {
  const { room, selected, mode, view, camera, pinned, ...state } = session.getState();
  if (room.status !== 'ready') return {};
  const { frame, speed, loop } = room.value.clock.getState();
  const shown = current();
  return {
    scene: room.value.scene.id,
    task: state.task ?? undefined,
    policy: state.policy || undefined,
    // As it is shown: a group may have fewer rollouts than the one before.
    rollout: shown?.member ? shown.index + 1 : undefined,
    frame,
    speed: speed === 1 ? undefined : speed,
    loop: loop ?? undefined,
    // A ledger row that is no box, such as the format, is not worth a link.
    box: /^[pt]\d+$/.test(selected ?? '') ? (selected ?? undefined) : undefined,
    pinned: pinned === null ? undefined : pinned + 1,
    order: state.bestFirst ? 'best' : undefined,
    mode: mode === 'explore' ? undefined : mode,
    view: view === 'room' || view === 'free' ? undefined : view,
    camera: view === 'free' ? (camera ?? undefined) : undefined,
    all: state.allInSpace || undefined,
    pointSize: state.pointSize === 1 ? undefined : state.pointSize,
    brightness: state.brightness === 1 ? undefined : state.brightness,
    train: state.train || undefined,
    rows: table.getState().open ? writeTable(table.getState()) : undefined,
  };
}
