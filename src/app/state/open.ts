import { decodePoints } from '#scenes';
import { opening } from '../derive/opening';
import { current } from './current';
import { fetchFile } from './fetchFile';
import { readLink } from './link';
import { toProblem } from './problem';
import { resolveLink } from './resolveLink';
import { openRoom, type Room } from './room';
import { sampleScenes } from './sampleScenes';
import { session } from './session';

const { setState: set } = session;

/** Opens what a link (a location's hash) asks for. What fails is said in the session, never thrown. */
export async function openLink(hash: string): Promise<void> {
  const { state, problems } = readLink(hash);
  const known = sampleScenes.find(({ id }) => id === state.scene);
  const sample = known ?? sampleScenes[0]!;
  const notices = [...problems];
  if (state.scene && !known) {
    notices.push(`The link names the scene “${state.scene}”, which is not here. Showing ${sample.title}`);
  }
  set({ room: { status: 'loading' }, points: { status: 'loading' }, notices });
  try {
    const room = await openRoom(sample.id);
    const resolved = resolveLink(known || !state.scene ? state : {}, room);
    if (resolved.frame !== null) room.clock.getState().seek(resolved.frame);
    set({
      room: { status: 'ready', value: room },
      ...resolved.session,
      notices: [...notices, ...resolved.notices],
    });
    if (hash.length <= 1) openWell();
    else checkBox();
    void openPoints(room);
  } catch (failure) {
    set({ room: { status: 'failed', problem: toProblem(failure, `samples/${sample.id}`) } });
  }
}

/** Without a link: at a rollout and a box that have something to tell. */
function openWell(): void {
  const group = current()?.group;
  if (group) set(opening(group));
}

/** A link may name a box that its rollout does not have. */
function checkBox(): void {
  const { selected, rollout, notices } = session.getState();
  const member = current()?.member;
  const known =
    member?.rows.some((row) => row.key === selected) || member?.boxes.some((box) => box.key === selected);
  if (selected === null || known) return;
  const notice = `The link names box ${selected}, which rollout ${rollout + 1} does not have. Showing none`;
  set({ selected: null, notices: [...notices, notice] });
}

/** The points come last: everything else can be seen and read without them. */
async function openPoints(room: Room): Promise<void> {
  try {
    const bytes = await fetchFile(room.baseUrl + room.scene.points.file);
    set({ points: { status: 'ready', value: decodePoints(bytes, room.scene.points) } });
  } catch (failure) {
    set({ points: { status: 'failed', problem: toProblem(failure, room.scene.points.file) } });
  }
}
