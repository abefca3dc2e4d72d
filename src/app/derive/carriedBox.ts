import type { StageCarry, StageMeasure } from '#viewer';
import type { Group, Member } from './group';

/** How the box of a grounding answer gets from the camera of the frame that it names to the world. */
export interface CarriedBox {
  readonly carry: Omit<StageCarry, 'turn'>;
  /** From the camera to the box, in words. */
  readonly line: StageMeasure;
}

/** How far behind its camera a label stands, metres. */
const BEHIND = 0.4;

/** @param key of the box. Null for anything but a predicted box of a grounding whose frame was shown */
export function carriedBox({ task }: Group, member: Member, key: string): CarriedBox | null {
  const index = /^p(\d+)$/.exec(key)?.[1];
  const shown = member.result.prediction.frame?.value;
  if (task.kind !== 'grounding' || index === undefined || shown === undefined) return null;
  const box = member.predicted[Number(index)];
  const [frame, pose] = [task.frames[shown], task.poses[shown]];
  if (!box || !pose || frame === undefined) return null;
  const eye = [pose[3]!, pose[7]!, pose[11]!] as const;
  const centre = [box[0], box[1], box[2]] as const;
  const line: StageMeasure = {
    key: 'carry',
    points: [eye, centre],
    strong: false,
    label: `frame ${frame}’s camera → world`,
    at: behind(eye, centre),
  };
  return { carry: { frame, pose, box }, line };
}

/** A place for the label: behind the camera and a little below, out of the box's way. */
function behind(eye: readonly number[], goal: readonly number[]): StageMeasure['at'] {
  const [x, y, z] = eye.map((value, i) => value - goal[i]!) as [number, number, number];
  const share = BEHIND / (Math.hypot(x, y, z) || 1);
  return [eye[0]! + share * x, eye[1]! + share * y, eye[2]! + share * z - BEHIND / 2];
}
