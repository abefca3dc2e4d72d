import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Pose, transformPoint } from '#rewards';
import { parseScene, parseTasks } from '#scenes';
import { parseStoredRollouts } from '../state/storedRollouts';
import { carriedBox } from './carriedBox';
import { readGroup } from './group';

const json = (file: string): unknown =>
  JSON.parse(readFileSync(`public/samples/living-room/${file}`, 'utf8'));
const scene = parseScene(json('scene.json'));
const poses = scene.poses as readonly unknown[] as readonly Pose[];
const { rollouts } = parseStoredRollouts(json('rollouts.json'));
const groups = parseTasks(json('tasks.json')).map((task) =>
  readGroup(
    { scene, poses },
    task,
    rollouts.filter((rollout) => rollout.task === task.id),
  ),
);

describe('carriedBox', () => {
  it('leaves the camera of the frame that the answer names, and arrives where the numbers of the text say', () => {
    let seen = 0;
    for (const group of groups) {
      if (group.task.kind !== 'grounding') continue;
      for (const member of group.members) {
        const found = carriedBox(group, member, 'p0');
        const { frame, boxes } = member.result.prediction;
        const [x, y, z] = boxes[0]?.box ?? [];
        if (!found || !frame || x === undefined || y === undefined || z === undefined) continue;
        const clipFrame = group.task.frames[frame.value]!;
        expect(found.carry.frame).toBe(clipFrame);
        expect(found.line.label).toBe(`frame ${clipFrame}’s camera → world`);
        const wanted = transformPoint(poses[clipFrame]!, [x, y, z]);
        found.line.points[1]!.forEach((value, i) => {
          expect(value).toBeCloseTo(wanted[i]!, 6);
        });
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  it('is none for a truth, a part without a box, or another kind of task', () => {
    for (const group of groups) {
      const member = group.members[0]!;
      expect(carriedBox(group, member, 't0')).toBeNull();
      expect(carriedBox(group, member, 'format')).toBeNull();
      if (group.task.kind !== 'grounding') expect(carriedBox(group, member, 'p0')).toBeNull();
    }
  });
});
