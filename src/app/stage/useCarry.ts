import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { StageCarry, StageMeasure } from '#viewer';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';

/** How far behind its camera a label stands, metres. */
const BEHIND = 0.4;

/** How the selected box of a grounding answer gets from the camera of the frame that it names to the world. */
export interface CarriedBox {
  readonly carry: StageCarry;
  /** From the camera to the box, in words. */
  readonly line: StageMeasure;
}

/** Null for anything but the predicted box of a grounding, selected, in a frame that was shown. */
export function useCarry(): CarriedBox | null {
  const current = useCurrent();
  const selected = useStore(session, (state) => state.selected);
  const turn = useStore(session, (state) => state.carries);
  return useMemo(() => {
    const index = /^p(\d+)$/.exec(selected ?? '')?.[1];
    if (current?.task.kind !== 'grounding' || !current.member || index === undefined) return null;
    const { task, member } = current;
    const shown = member.result.prediction.frame?.value;
    const box = member.predicted[Number(index)];
    const frame = shown === undefined ? undefined : task.frames[shown];
    const pose = shown === undefined ? undefined : task.poses[shown];
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
    return { carry: { frame, pose, box, turn }, line };
  }, [current, selected, turn]);
}

/** A place for the label: behind the camera and a little below, out of the box's way. */
function behind(eye: readonly number[], goal: readonly number[]): StageMeasure['at'] {
  const [x, y, z] = eye.map((value, i) => value - goal[i]!) as [number, number, number];
  const share = BEHIND / (Math.hypot(x, y, z) || 1);
  return [eye[0]! + share * x, eye[1]! + share * y, eye[2]! + share * z - BEHIND / 2];
}
