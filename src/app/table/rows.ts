import { createStore } from 'zustand/vanilla';
import type { Rollout, Task } from '#rewards';
import type { Room } from '../state/room';
import { session } from '../state/session';
import { type TableRow, tableRows } from './tableRow';

interface Rows {
  readonly room: Room | null;
  /** The rows that are scored so far; all of them in the end. */
  readonly rows: readonly TableRow[];
  /** Rollouts of the room. */
  readonly total: number;
}

/** The room's rollouts, scored when the table is first in sight. */
export const rows = createStore<Rows>(() => ({ room: null, rows: [], total: 0 }));
const { getState: get, setState: set } = rows;

/** Milliseconds of scoring between two breaths of the page. */
const SLICE = 12;

/** Shows a row's rollout on the stage. */
export function showRow({ task, rollout, place }: TableRow): void {
  session.setState({
    task: task.id,
    policy: rollout.policy,
    rollout: place,
    selected: null,
    hovered: null,
  });
}

/** Scores a room's rollouts in slices, so that the page breathes; gives up when another room is read. */
export async function readRows(room: Room): Promise<void> {
  if (get().room === room) return;
  const groups = groupsOf(room);
  set({ room, rows: [], total: groups.reduce((sum, { rollouts }) => sum + rollouts.length, 0) });
  const scored: TableRow[] = [];
  let began = performance.now();
  for (const { task, rollouts } of groups) {
    scored.push(...tableRows(task, rollouts));
    if (performance.now() - began < SLICE) continue;
    // A copy a slice would be quadratic in the rows: only now and then is the table brought up to date.
    if (scored.length > 1.5 * get().rows.length + 100) set({ rows: [...scored] });
    await new Promise((resolve) => setTimeout(resolve));
    if (get().room !== room) return;
    began = performance.now();
  }
  set({ rows: scored });
}

function groupsOf(room: Room): readonly { readonly task: Task; readonly rollouts: readonly Rollout[] }[] {
  return room.tasks.flatMap((task) =>
    room.policies.map(({ name }) => ({ task, rollouts: room.rolloutsOf(task.id, name) })),
  );
}
