import { decodePoints, LIMITS, thinPoints } from '#scenes';
import { opening } from '../derive/opening';
import { closeTable, openTable } from '../table/table';
import { actions } from './actions';
import { current } from './current';
import { fetchFile } from './fetchFile';
import { knownScenes } from './knownScenes';
import { readLink } from './link';
import { toProblem } from './problem';
import { resolveLink } from './resolveLink';
import { openRoom, type Room } from './room';
import { sampleScenes } from './sampleScenes';
import { session } from './session';
import { trainer } from './trainer';

const { getState: get, setState: set } = session;

/** Counts the calls: an answer that comes after a later call is of no interest. */
let calls = 0;

/** Opens what a link (a location's hash) asks for. What was open stays on the stage until the new room is there, and if it
 * can't be had. What fails is said in the session, never thrown.
 * @param anew opens the scene again though it is open: there is more to it now */
export async function openLink(hash: string, anew = false): Promise<void> {
  const call = ++calls;
  const { state, problems } = readLink(hash);
  const known = knownScenes().find(({ id }) => id === state.scene);
  const sample = known ?? sampleScenes[0]!;
  const notices = [...problems];
  if (state.scene && !known) {
    notices.push(`The link names the scene “${state.scene}”, which is not here. Showing ${sample.title}`);
  }

  const before = get().room;
  if (before.status !== 'ready') set({ room: { status: 'loading' }, points: { status: 'loading' } });
  let room: Room;
  try {
    room =
      !anew && before.status === 'ready' && before.value.scene.id === sample.id
        ? before.value
        : await openRoom(sample.id);
  } catch (failure) {
    if (call !== calls) return;
    const problem = toProblem(failure, `samples/${sample.id}`);
    if (before.status !== 'ready') set({ room: { status: 'failed', problem }, notices });
    else
      set({
        notices: [...notices, `${sample.title}: ${problem.what} (${problem.where}). ${problem.remedy}`],
      });
    return;
  }
  if (call !== calls) return;

  const isNew = before.status !== 'ready' || before.value !== room;
  // A run belongs to its room's prompts.
  if (isNew) trainer.reset();
  const live = trainer.store.getState().steps.length > 0;
  const resolved = resolveLink(known || !state.scene ? state : {}, room, live);
  room.clock.getState().seek(resolved.frame);
  set({
    ...(isNew && { room: { status: 'ready', value: room }, points: { status: 'loading' } }),
    ...resolved.session,
    hovered: null,
    notices: [...notices, ...resolved.notices],
  });
  if (hash.length <= 1) openWell();
  else checkBox();
  if (state.rows !== undefined) void openRows(state.rows);
  else if (state.scene) closeTable();
  if (isNew) void openPoints(room);
}

/** Without a link: at a rollout and a box that have something to tell. */
function openWell(): void {
  const group = current()?.group;
  if (group) set(opening(group));
}

/** A link may hold the table of rollouts, narrowed to something. */
async function openRows(text: string): Promise<void> {
  const { readTable } = await import('../table/readTable');
  const { view, problems } = readTable(text);
  openTable(view);
  problems.forEach(actions.notify);
}

/** A link may name a box that its rollout does not have. */
function checkBox(): void {
  const { selected, rollout, notices } = get();
  const member = current()?.member;
  const known =
    member?.rows.some((row) => row.key === selected) || member?.boxes.some((box) => box.key === selected);
  if (selected === null || known) return;
  const notice = `The link names box ${selected}, which rollout ${rollout + 1} does not have. Showing none`;
  set({ selected: null, notices: [...notices, notice] });
}

/** The points come last: everything else can be seen and read without them. */
async function openPoints(room: Room): Promise<void> {
  const isOpen = () => {
    const open = get().room;
    return open.status === 'ready' && open.value === room;
  };
  const { points } = room.scene;
  if (!points) return set({ points: { status: 'ready', value: null } });
  try {
    const bytes = await fetchFile(await room.files.url(points.file));
    const all = decodePoints(bytes, points);
    const value = all.count > LIMITS.pointsShown ? thinPoints(all, LIMITS.pointsShown) : all;
    if (!isOpen()) return;
    set({ points: { status: 'ready', value } });
    if (value.count < all.count) actions.notify(thinned(all.count, value.count));
  } catch (failure) {
    if (isOpen()) set({ points: { status: 'failed', problem: toProblem(failure, points.file) } });
  }
}

function thinned(all: number, shown: number): string {
  return `${all.toLocaleString('en')} points are thinned to ${shown.toLocaleString('en')}, evenly over the room`;
}
