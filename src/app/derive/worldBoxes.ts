import { type CameraBox, type Pose, type Prediction, type Task, transformBox, type WorldBox } from '#rewards';

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
  return prediction.boxes.map(({ box }) => (box && pose ? transformBox(pose, box) : null));
}

/** The target's boxes in the world. */
export function truthWorldBoxes(task: Task, scenePoses: readonly Pose[]): readonly WorldBox[] {
  if (task.kind === 'grounding') return [task.target.box];
  const pose = scenePoses[task.frames[0] ?? 0];
  if (task.kind !== 'detection' || !pose) return [];
  return task.target.boxes.map(({ box }: { box: CameraBox }) => transformBox(pose, box));
}

function predictionPose(task: Task, prediction: Prediction, scenePoses: readonly Pose[]): Pose | undefined {
  if (task.kind === 'detection') return scenePoses[task.frames[0] ?? 0];
  if (task.kind !== 'grounding' || !prediction.frame) return undefined;
  return task.poses[prediction.frame.value];
}
