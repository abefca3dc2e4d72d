import type { Pose } from '#rewards';
import type { Capture, CaptureClip } from '../capture';
import type { Convention } from '../convention';
import { convertPose } from './convertPose';
import { fileToWorld } from './fileToWorld';

/** The frames of a capture that can be used. */
export interface ConvertedFrames {
  /** Places in `clip.frames`, rising. */
  readonly kept: readonly number[];
  /** One per kept frame, or none at all. */
  readonly poses: readonly Pose[];
  /** By place in `clip.frames`, also of frames that were left out for another reason. */
  readonly poseOf: ReadonlyMap<number, Pose>;
  readonly notes: readonly string[];
}

/** Brings all poses into our convention. A frame whose pose is none is left out where frames are pictures; a video cannot lose
 * frames, so it loses its poses instead. */
export function convertFrames(
  { clip, axisAlignment }: Pick<Capture, 'clip' | 'axisAlignment'>,
  convention: Convention,
): ConvertedFrames {
  if (clip === null || clip.frames.length === 0) return { kept: [], poses: [], poseOf: new Map(), notes: [] };
  const everyFrame = clip.frames.map((_, frame) => frame);
  const world = fileToWorld(convention, axisAlignment, 'poses');
  const faults = new Map<number, string>();
  const poses = new Map<number, Pose>();
  let mended = 0;
  let worst = 0;
  const posed = clip.frames.some(({ pose }) => pose !== null);
  clip.frames.forEach(({ pose }, frame) => {
    if (posed) {
      const converted = pose ? convertPose(pose, convention, world) : { fault: 'it has no pose' };
      if ('fault' in converted) faults.set(frame, converted.fault);
      else {
        poses.set(frame, converted.pose);
        if (converted.mended > 0) mended += 1;
        worst = Math.max(worst, converted.mended);
      }
    }
  });
  const notes: string[] = [];
  if (mended > 0) {
    notes.push(
      `${count(mended, 'pose')} not quite rigid (off by up to ${worst.toExponential(0)}): the nearest rotation was taken`,
    );
  }
  if (faults.size === 0)
    return { kept: everyFrame, poses: posed ? [...poses.values()] : [], poseOf: poses, notes };

  const told = tell(clip, faults);
  if (clip.video !== null || faults.size === clip.frames.length) {
    return { kept: everyFrame, poses: [], poseOf: poses, notes: [`All poses were left out: ${told}`] };
  }
  const kept = everyFrame.filter((frame) => !faults.has(frame));
  notes.push(`${count(faults.size, 'frame')} of ${clip.frames.length} left out: ${told}`);
  return { kept, poses: posed ? kept.map((frame) => poses.get(frame)!) : [], poseOf: poses, notes };
}

/** What is wrong with which frames, the first three by name. */
function tell(clip: CaptureClip, faults: ReadonlyMap<number, string>): string {
  const some = [...faults].slice(0, 3).map(([frame, fault]) => {
    const { name } = clip.frames[frame]!;
    return `frame ${frame}${name === '' ? '' : ` (${name})`}: ${fault}`;
  });
  const more = faults.size - some.length;
  return `${some.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
