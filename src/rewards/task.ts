import type { CameraBox, WorldBox } from './box';
import type { ClipFrame, ShownFrame } from './frames';
import type { Pose } from './pose';

/** The three kinds of task of 3D-RFT §3. */
export type TaskKind = 'detection' | 'grounding' | 'reasoning';

/** The question kinds of VSI-Bench (vision-x-nyu/thinking-in-space: lmms_eval/tasks/vsibench/utils.py). */
export type QuestionType =
  | 'object_counting'
  | 'object_abs_distance'
  | 'object_size_estimation'
  | 'room_size_estimation'
  | 'object_rel_distance'
  | 'object_rel_direction_easy'
  | 'object_rel_direction_medium'
  | 'object_rel_direction_hard'
  | 'route_planning'
  | 'obj_appearance_order';

interface TaskBase {
  readonly id: string;
  /** Id of the scene that the task is about. */
  readonly scene: string;
  /** What the policy is asked, in words. */
  readonly prompt: string;
  /** The clip's frames that the policy is shown; a `ShownFrame` is a place in this list. */
  readonly frames: readonly ClipFrame[];
}

/** Name every object seen, with a box in the camera frame of the first shown frame. */
export interface DetectionTask extends TaskBase {
  readonly kind: 'detection';
  readonly target: { readonly boxes: readonly TargetBox[] };
}

export interface TargetBox {
  readonly label: string;
  readonly box: CameraBox;
  /** Id of the scene instance, where there is one. */
  readonly instance?: string;
}

/** Find one object: the first clear frame, and a box in that frame's camera. */
export interface GroundingTask extends TaskBase {
  readonly kind: 'grounding';
  /** Camera-to-world pose of each shown frame: a predicted box is moved by the pose of the *predicted* frame. */
  readonly poses: readonly Pose[];
  /** ScanRefer's two halves: whether the object is the only one of its label, or must be told from others. */
  readonly subset?: 'unique' | 'multiple';
  /** Ids of the other scene instances that the prompt names. */
  readonly about?: readonly string[];
  readonly target: {
    readonly label: string;
    readonly box: WorldBox;
    /** Absent where the source has no best frame: then the frame part is left out of the reward. */
    readonly frame?: ShownFrame;
    readonly instance?: string;
  };
}

/** Answer a spatial question by a letter or a number. */
export interface ReasoningTask extends TaskBase {
  readonly kind: 'reasoning';
  readonly question: QuestionType;
  /** The texts to choose from, without their letters, in the order of the letters; absent where a number is asked for. */
  readonly options?: readonly string[];
  /** How the answer is found, short lines: positions are metres to the right of, ahead of and above the first shown camera held
   * level, where three are given; of two, to the right and ahead. */
  readonly working?: string;
  /** Ids of the scene instances that the question names, in the order in which it does. */
  readonly about?: readonly string[];
  readonly target: { readonly answer: string };
}

export type Task = DetectionTask | GroundingTask | ReasoningTask;
