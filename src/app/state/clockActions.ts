import { SPEEDS } from '#viewer';
import { current } from './current';
import { session } from './session';

/** What the user can do with the clip's time, beside playing it. Each does nothing where there is nothing to go to. */
export const clockActions = {
  /** To the next or the last of the frames that the policy was shown. */
  toShown(by: 1 | -1) {
    const frames = current()?.task.frames ?? [];
    const { frame } = clock() ?? {};
    if (frame === undefined) return;
    const goal = by > 0 ? frames.find((each) => each > frame) : frames.findLast((each) => each < frame);
    if (goal !== undefined) clock()?.seek(goal);
  },
  /** Grounding: to f*, or to f̂. */
  toFrame(which: 'best' | 'named') {
    const now = current();
    if (now?.task.kind !== 'grounding') return;
    const shown = which === 'best' ? now.task.target.frame : now.member?.result.prediction.frame?.value;
    const goal = shown === undefined ? undefined : now.task.frames[shown];
    if (goal !== undefined) clock()?.seek(goal);
  },
  changeSpeed(by: 1 | -1) {
    const at = SPEEDS.indexOf(clock()?.speed ?? 1);
    const speed = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + by))];
    if (speed !== undefined) clock()?.setSpeed(speed);
  },
  /** Between the first and the last frame that the policy was shown, or the whole clip. */
  toggleLoop() {
    const frames = current()?.task.frames ?? [];
    const [first, last] = [frames[0], frames.at(-1)];
    const time = clock();
    if (!time) return;
    if (time.loop || first === undefined || last === undefined || first === last) time.setLoop(null);
    else time.setLoop([first, last]);
  },
};

function clock() {
  const { room } = session.getState();
  return room.status === 'ready' ? room.value.clock.getState() : null;
}
