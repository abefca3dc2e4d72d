import {
  type Matrix3,
  nearestRotation,
  type Pose,
  type Prediction,
  type Task,
  transformBox,
  type WorldBox,
} from '#rewards';
import type { SceneInstance } from '#scenes';

/** Detections are scored in the camera and moved only to be drawn: an upright box ends at the lock of its angles in the world, and
 * SciPy's limit would cost digits there. */
const DRAWN_LOCK = 1e-12;

/** Every predicted box in the world, in the order of the text; null where the completion's box has no place: invalid,
 * or named with a frame that was not shown.
 *
 * A detection box is in the camera of the first shown frame; a grounding box in the camera of the frame it names, just
 * as the reward moves it.
 * @param scenePoses camera-to-world per clip frame */
export function predictedWorldBoxes(
  task: Task,
  prediction: Prediction,
  scenePoses: readonly Pose[],
): readonly (WorldBox | null)[] {
  const pose = predictionPose(task, prediction, scenePoses);
  const lock = task.kind === 'detection' ? DRAWN_LOCK : undefined;
  return prediction.boxes.map(({ box }) => (box && pose ? transformBox(pose, box, lock) : null));
}

/** A box of the truth, and its name. */
export interface TrueBox {
  readonly label: string;
  readonly box: WorldBox;
}

/** The target's boxes in the world; of a question, those of the objects that it is about. */
export function trueBoxes(
  task: Task,
  scenePoses: readonly Pose[],
  instances: readonly SceneInstance[],
): readonly TrueBox[] {
  switch (task.kind) {
    case 'grounding':
      return [task.target];
    case 'detection': {
      const pose = firstPose(task, scenePoses);
      return pose
        ? task.target.boxes.map(({ label, box }) => ({ label, box: transformBox(pose, box, DRAWN_LOCK) }))
        : [];
    }
    case 'reasoning':
      return (task.about ?? []).flatMap((id) => {
        const found = instances.find((instance) => instance.id === id);
        return found
          ? [{ label: found.label, box: found.box as readonly number[] as unknown as WorldBox }]
          : [];
      });
  }
}

function predictionPose(task: Task, prediction: Prediction, scenePoses: readonly Pose[]): Pose | undefined {
  if (task.kind === 'detection') return firstPose(task, scenePoses);
  if (task.kind !== 'grounding' || !prediction.frame) return undefined;
  return task.poses[prediction.frame.value];
}

/** The first shown camera's pose, made rigid to the last digit: files round poses to six, and one that is not quite a rotation
 * moves the boxes of a detection against each other. The reward compared them in the camera, so they are drawn as they lie there. */
function firstPose(task: Task, scenePoses: readonly Pose[]): Pose | undefined {
  const pose = scenePoses[task.frames[0] ?? 0];
  const turn =
    pose && nearestRotation([0, 1, 2, 4, 5, 6, 8, 9, 10].map((i) => pose[i]) as unknown as Matrix3);
  if (!turn) return pose;
  const [a, b, c, d, e, f, g, h, i] = turn;
  return [a, b, c, pose[3]!, d, e, f, pose[7]!, g, h, i, pose[11]!, 0, 0, 0, 1] as unknown as Pose;
}
