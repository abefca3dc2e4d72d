import { decodePoints, LIMITS, thinPoints } from '#scenes';
import { opening } from '../derive/opening';
import type { ReadLink } from '../link/link';
import type { LinkState } from '../link/linkState';
import { closeTable, openTable } from '../table/table';
import type { TableView } from '../table/tableView';
import { actions } from './actions';
import { current } from './current';
import { fetchFile } from './fetchFile';
import { knownScenes } from './knownScenes';
import type { Mode } from './mode';
import { toProblem } from './problem';
import { openRoom, type Room } from './room';
import { sampleScenes } from './sampleScenes';
import { session } from './session';
import { startOf } from './startOf';
import { trainer } from './trainer';

const { getState: get, setState: set } = session;

const NO_LINK: ReadLink = { state: {}, problems: [] };
const noReader = (): ReadLink => ({ state: {}, problems: ['The link could not be read: reload the page'] });

/** Counts the calls: an answer that comes after a later call is of no interest. */
let calls = 0;

/** Opens what a link (a location's hash) asks for. What was open stays on the stage until the new room is there, and if it
 * can't be had. What fails is said in the session, never thrown; a later call takes the place of one that is under way. */
export async function openLink(hash: string): Promise<void> {
  const call = ++calls;
  const { mode } = get();
  set({ opening: true });
  // Without a link there is nothing to read, and the first picture comes the sooner.
  const { state, problems } =
    hash.length > 1 ? await import('../link/link').then(({ readLink }) => readLink(hash), noReader) : NO_LINK;
  if (call === calls) await openState(state, problems, false, mode);
}

/** Opens what a link holds, as `openLink` does.
 * @param anew opens the scene again though it is open: there is more to it now
 * @param mode where the user was when this was asked for: who goes to Train before it is there stays in Train */
export async function openState(
  state: LinkState,
  problems: readonly string[] = [],
  anew = false,
  mode = get().mode,
): Promise<void> {
  const call = ++calls;
  set({ opening: true });
  const change = await prepare(state, problems, anew, mode);
  if (call !== calls) return;
  try {
    change();
  } finally {
    set({ opening: false });
  }
}

/** Gets all that a link needs.
 * @returns puts it on the stage, at once */
async function prepare(
  state: LinkState,
  problems: readonly string[],
  anew: boolean,
  mode: Mode,
): Promise<() => void> {
  const known = knownScenes().find(({ id }) => id === state.scene);
  const sample = known ?? sampleScenes[0]!;
  const notices = [...problems];
  if (state.scene && !known) {
    notices.push(`The link names the scene “${state.scene}”, which is not here. Showing ${sample.title}`);
  }

  // What names another scene's things has no meaning here.
  const link = Object.keys(state).length > 0 && (known || !state.scene) ? state : undefined;
  const before = get().room;
  if (before.status !== 'ready') set({ room: { status: 'loading' }, points: { status: 'loading' } });
  try {
    const isOpen = !anew && before.status === 'ready' && before.value.scene.id === sample.id;
    const [room, resolver, rows, train] = await Promise.all([
      isOpen ? before.value : openRoom(sample.id),
      link ? import('../link/resolveLink') : null,
      readRows(state),
      readTrain(state),
    ]);
    return () => {
      const isNew = !isOpen;
      // A run belongs to its room's prompts.
      if (isNew) trainer.reset();
      const live = trainer.store.getState().steps.length > 0;
      notices.push(...rows.problems, ...train(live));
      const shown = link && resolver ? resolver.resolveLink(link, room, live) : startOf(room);
      set({
        ...(isNew && { room: { status: 'ready', value: room }, points: { status: 'loading' } }),
        ...shown.session,
        ...(get().mode !== mode && { mode: get().mode }),
        hovered: null,
        notices: [...notices, ...shown.notices],
      });
      const { pause, setSpeed, setLoop, seek } = room.clock.getState();
      pause();
      setSpeed(shown.clip.speed);
      setLoop(shown.clip.loop);
      seek(shown.clip.frame);
      if (Object.keys(state).length === 0 && problems.length === 0) openWell();
      else checkBox();
      if (rows.view) openTable(rows.view);
      else if (state.scene) closeTable();
      if (isNew) void openPoints(room);
    };
  } catch (failure) {
    const problem = toProblem(failure, `samples/${sample.id}`);
    const told = `${sample.title}: ${problem.what} (${problem.where}). ${problem.remedy}`;
    return () =>
      before.status === 'ready'
        ? set({ notices: [...notices, told] })
        : set({ room: { status: 'failed', problem }, notices });
  }
}

/** Without a link: at a rollout and a box that have something to tell. */
function openWell(): void {
  const group = current()?.group;
  if (group) set(opening(group));
}

/** A link may hold the table of rollouts, narrowed to something. */
async function readRows({ rows }: LinkState): Promise<{ view?: TableView; problems: readonly string[] }> {
  if (rows === undefined) return { problems: [] };
  return (await import('../table/readTable')).readTable(rows);
}

/** A link may hold what is set for training; without it all is as the page opens.
 * @returns sets it, and says what does not fit */
async function readTrain({ train = '' }: LinkState): Promise<(live: boolean) => readonly string[]> {
  if (train === get().train) return () => [];
  const { setTrain } = await import('./setTrain');
  return (live) => (live ? ['The link sets knobs; the open run keeps its own'] : setTrain(train));
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
