import type { CameraBox, WorldBox } from '../box';
import type { ClipFrame, ShownFrame } from '../frames';
import type { Pose } from '../pose';
import type { DetectionTask, GroundingTask, QuestionType, ReasoningTask, TargetBox } from '../task';

const base = { id: 't', scene: 's', prompt: '' };
const frames = (count: number) => Array.from({ length: count }, (_, i) => i as ClipFrame);

export const UNIT = [0, 0, 0, 1, 1, 1, 0, 0, 0] as unknown as CameraBox;
export const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] as unknown as Pose;

export function detectionTask(boxes: readonly TargetBox[]): DetectionTask {
  return { ...base, kind: 'detection', frames: frames(4), target: { boxes } };
}

/** Every shown frame has the world's own frame as its camera, unless poses are given. */
export function groundingTask(
  box: readonly number[],
  frame?: number,
  poses: readonly Pose[] = Array.from({ length: 8 }, () => IDENTITY),
): GroundingTask {
  const best = frame === undefined ? {} : { frame: frame as ShownFrame };
  const target = { label: 'chair', box: box as unknown as WorldBox, ...best };
  return { ...base, kind: 'grounding', frames: frames(poses.length), poses, target };
}

export function reasoningTask(question: QuestionType, answer: string): ReasoningTask {
  return { ...base, kind: 'reasoning', frames: frames(8), question, target: { answer } };
}

/** The envelope that the strict reader wants. */
export function wrap(answer: string): string {
  return `<think></think><answer>${answer}</answer>`;
}
