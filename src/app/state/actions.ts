import type { FreeCamera, StageView } from '#viewer';
import { predictedKey } from '../derive/boxKey';
import { readGhostKey } from '../derive/ghostBoxes';
import { openingFrame } from '../derive/openingFrame';
import { walk, walkOrder } from '../derive/walkOrder';
import { bestPolicy } from './bestPolicy';
import { current } from './current';
import type { Mode } from './mode';
import { POINT_LOOKS, type PointLook } from './pointLooks';
import { LIVE, session } from './session';

const { getState: get, setState: set } = session;

/** What the user can do. Buttons, keys and links all end here. */
export const actions = {
  setMode: (mode: Mode) => set({ mode }),
  setView: (view: StageView, camera: FreeCamera | null = null) => set({ view, camera, viewBefore: null }),
  /** Into the clip's camera; a second time back to where the room was seen from. */
  toggleCameraView() {
    const { view, camera, viewBefore } = get();
    if (view !== 'camera') set({ view: 'camera', camera: null, viewBefore: { view, camera } });
    else set({ ...(viewBefore ?? { view: 'room', camera: null }), viewBefore: null });
  },
  /** Larger or smaller, brighter or darker points: within bounds, and to the hundredth. */
  setPoints(look: PointLook, value: number) {
    const { least, most } = POINT_LOOKS[look];
    set({ [look]: Number(Math.min(Math.max(value, least), most).toFixed(2)) });
  },
  stepPoints: (look: PointLook, by: 1 | -1) =>
    actions.setPoints(look, get()[look] + by * POINT_LOOKS[look].step),
  resetPoints: () => set({ pointSize: 1, brightness: 1 }),
  setHelp: (help: boolean) => set({ help }),
  setPalette: (palette: boolean) => set({ palette }),
  dismiss: (notice: string) => set({ notices: get().notices.filter((other) => other !== notice) }),
  notify: (notice: string) =>
    set({ notices: [...get().notices.filter((other) => other !== notice), notice] }),

  /** Another task: its first rollout, and the clip where it can be seen. */
  chooseTask(id: string) {
    const { room } = get();
    const task = room.status === 'ready' && room.value.tasks.find((each) => each.id === id);
    if (!task) return;
    set({ task: id, rollout: 0, pinned: null, selected: null, hovered: null });
    // Another task shows other frames.
    room.value.clock.getState().setLoop(null);
    const frame = openingFrame(task);
    if (frame !== undefined) room.value.clock.getState().seek(frame);
  },
  /** From the live run back to what is stored. */
  leaveLive() {
    const { room, task, policy } = get();
    if (room.status !== 'ready' || policy !== LIVE) return;
    set({
      policy: bestPolicy(room.value, task ?? ''),
      allInSpace: false,
      rollout: 0,
      selected: null,
      hovered: null,
    });
  },
  choosePolicy: (policy: string) => set({ policy, pinned: null, selected: null, hovered: null }),
  chooseRollout(rollout: number) {
    if (rollout >= 0 && rollout < (current()?.group.members.length ?? 0)) {
      set({ rollout, selected: null, hovered: null });
    }
  },
  /** Pins the rollout that is shown, to see others against it; a second time lets go. */
  togglePin() {
    const shown = current();
    if (shown?.member) set({ pinned: get().pinned === shown.index ? null : shown.index });
  },
  toggleOrder: () => set({ bestFirst: !get().bestFirst }),
  toggleAllInSpace: () => set({ allInSpace: !get().allInSpace, selected: null, hovered: null }),

  hover: (key: string | null) => set({ hovered: key === null ? null : ownKey(key) }),
  /** Selects a box; a ghost leads to its rollout. A second time lets go. */
  select(key: string | null) {
    const ghost = key === null ? null : readGhostKey(key);
    if (ghost) set({ rollout: ghost.rollout, selected: predictedKey(ghost.box) });
    else set({ selected: key === get().selected ? null : key });
  },
  /** Grounding: how the predicted box gets from its camera to the world, once more. */
  carryAgain() {
    const { selected, carries } = get();
    if (current()?.task.kind !== 'grounding') return;
    const predicted = /^p\d+$/.test(selected ?? '') ? selected : predictedKey(0);
    set({ selected: predicted, carries: carries + 1 });
  },
  clear: () => set({ selected: null, hovered: null }),
  /** To the next box in order of IoU; from what is hovered, else from what is selected. */
  walk(by: 1 | -1) {
    const member = current()?.member;
    if (!member) return;
    set({ hovered: walk(walkOrder(member.rows), get().hovered ?? get().selected, by) });
  },
};

/** While all are in space the chosen rollout's own boxes are ghosts too: one key for both. */
function ownKey(key: string): string {
  const ghost = readGhostKey(key);
  return ghost && ghost.rollout === get().rollout ? predictedKey(ghost.box) : key;
}
