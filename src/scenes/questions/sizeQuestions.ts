import { boxCorners, invertPose, transformPoint } from '#rewards';
import type { AnnotatedInstance } from '../annotatedViews';
import type { Random } from '../random';
import { isVisibleIn } from '../tasks/visibility';
import type { Known } from './known';
import type { Question } from './question';
import { metres } from './words';

/** Longest side of an object, in centimetres. Only of objects that the shown views show from end to end. */
export function* sizeQuestions(known: Known, random: Random): Generator<Question> {
  for (const instance of random.shuffled(known.single)) {
    if (!isShownWhole(known, instance)) continue;
    const { id, label, box } = instance;
    const sides = [box[3], box[4], box[5]];
    const longest = Math.max(...sides);
    yield {
      type: 'object_size_estimation',
      ask: `How long is the longest side of the ${label} (length, width or height), in centimetres?`,
      answer: String(Math.round(longest * 100)),
      working: [`${label}: ${sides.map(metres).join(' by ')} m`, `longest: ${metres(longest)} m`],
      about: [id],
    };
  }
}

/** Whether each corner of the box lies within some shown picture that shows the object. */
function isShownWhole({ scene, shown }: Known, instance: AnnotatedInstance): boolean {
  const { poses, intrinsics } = scene.views;
  const cameras = shown.filter((view) => isVisibleIn(instance, view)).map((view) => invertPose(poses[view]!));
  return boxCorners(instance.box).every((corner) =>
    cameras.some((toCamera) => {
      const [x, y, z] = transformPoint(toCamera, corner);
      const u = (intrinsics.fx * x) / z + intrinsics.cx;
      const v = (intrinsics.fy * y) / z + intrinsics.cy;
      return z > 0 && u >= 0 && u <= 1 && v >= 0 && v <= 1;
    }),
  );
}
