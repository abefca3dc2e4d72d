import { invertPose, transformPoint } from '#rewards';
import { fileToWorld } from '../apply/fileToWorld';
import { type EvidenceTest, percent } from './evidenceTest';
import type { JudgeSample } from './judgeSample';

/** The object of a grounding task is in the picture that shows it best. */
export function groundingTest(sample: JudgeSample): EvidenceTest[] {
  const { clip, tasks, axisAlignment } = sample.capture;
  const asked = tasks.flatMap((task) =>
    task.kind === 'grounding' && task.frame !== null && clip?.frames[task.frames[task.frame]!]?.pose
      ? [{ centre: task.box.centre, frame: task.frames[task.frame]! }]
      : [],
  );
  const lens = clip?.intrinsics;
  if (!lens || asked.length === 0) return [];
  return [
    {
      name: 'Objects asked for are in their picture',
      parts: ['pose', 'camera', 'align'],
      favours: ['pose', 'camera', 'align'],
      measure: (convention) => {
        const world = fileToWorld({ ...convention, up: '+z', metres: 1 }, axisAlignment, 'boxes');
        const poses = sample.poses(convention);
        const seen = asked.filter(({ centre, frame }) => {
          const pose = poses[frame];
          if (!pose) return false;
          const [x, y, z] = transformPoint(invertPose(pose), world.point(centre));
          const [u, v] = [(lens.fx * x) / z + lens.cx, (lens.fy * y) / z + lens.cy];
          return z > 0 && u >= 0 && u < clip.width && v >= 0 && v < clip.height;
        });
        return seen.length / asked.length;
      },
      fit: (share) => 2 * Math.log(share + 0.05),
      text: (share) => `${percent(share)} of ${asked.length} objects`,
      most: 6,
    },
  ];
}
