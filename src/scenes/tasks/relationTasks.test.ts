import { describe, expect, it } from 'vitest';
import type { AnnotatedInstance, AnnotatedViews } from '../annotatedViews';
import { cameraPose } from '../cameraPose';
import { generateScene } from '../generator/generateScene';
import { between, cross, type Flat, projectedDistance } from '../questions/testing/plainGeometry';
import { boxFurniture } from '../testing/boxFurniture';
import { plainScene } from '../testing/plainViews';
import { relationTasks } from './relationTasks';

/** One look along +y. */
const poses = [cameraPose({ x: 0, y: -1, z: 1.5, heading: 0, pitch: -0.2, roll: 0 })];
const found = (boxes: Parameters<typeof plainScene>[1]) =>
  relationTasks(plainScene(poses, boxes), [0]).map(({ prompt, target }) => [prompt, target.instance]);

const DESK = ['desk', 0, 4, 0.37, 1.4, 0.7, 0.74] as const;

describe('relationTasks', () => {
  it('tells by distance from an anchor and by side', () => {
    expect(
      found([DESK, ['chair', -1.5, 4, 0.4, 0.5, 0.5, 0.8], ['chair', 2.5, 4, 0.4, 0.5, 0.5, 0.8]]),
    ).toEqual([
      ['Find the chair nearest the desk', 'chair-1'],
      ['Find the chair farthest from the desk', 'chair-2'],
      ['Find the chair to the left of the desk, seen from where the first picture was taken', 'chair-1'],
      ['Find the chair to the right of the desk, seen from where the first picture was taken', 'chair-2'],
    ]);
  });

  it('tells two by size', () => {
    expect(
      found([
        ['table', -1, 4, 0.4, 1, 0.6, 0.7],
        ['table', 1, 4, 0.4, 1.2, 0.9, 0.7],
      ]),
    ).toEqual([
      ['Find the smaller of the two tables', 'table-0'],
      ['Find the larger of the two tables', 'table-1'],
    ]);
    expect(
      found([
        ['table', -1, 4, 0.4, 1, 0.6, 0.7],
        ['table', 1, 4, 0.4, 1.1, 0.6, 0.7],
      ]),
    ).toEqual([]);
  });

  it('tells by what it stands on, the only one of a label too', () => {
    const lamp = ['lamp', 0.3, 4, 0.94, 0.2, 0.2, 0.4] as const;
    expect(found([DESK, lamp])).toEqual([['Find the lamp on the desk', 'lamp-1']]);
    const beside = ['lamp', 0.9, 4, 0.6, 0.2, 0.2, 1.2] as const;
    expect(found([DESK, beside])).toEqual([]);
    const under = ['bin', 0.3, 4, 0.2, 0.2, 0.2, 0.4] as const;
    expect(found([DESK, under])).toEqual([]);
  });

  it('tells by what it stands between', () => {
    const ends = [
      ['couch', -3, 5, 0.4, 1, 1, 0.8],
      ['bed', 3, 5, 0.3, 1, 1, 0.6],
    ] as const;
    const prompts = found([
      ...ends,
      ['chair', 0, 5, 0.4, 0.5, 0.5, 0.8],
      ['chair', 0, 2, 0.4, 0.5, 0.5, 0.8],
    ]);
    expect(prompts).toContainEqual(['Find the chair between the couch and the bed', 'chair-2']);
    const doubtful = found([
      ...ends,
      ['chair', 0, 5, 0.4, 0.5, 0.5, 0.8],
      ['chair', 0, 4, 0.4, 0.5, 0.5, 0.8],
    ]);
    expect(doubtful.filter(([prompt]) => prompt!.includes('between'))).toEqual([]);
  });

  it('asks for nothing that could be two', () => {
    expect(
      found([DESK, ['chair', -1.5, 4, 0.4, 0.5, 0.5, 0.8], ['chair', 1.6, 4, 0.4, 0.5, 0.5, 0.8]]).map(
        ([prompt]) => prompt,
      ),
    ).not.toContain('Find the chair nearest the desk');
  });
});

describe('relations in generated scenes', () => {
  it('mean the target and nothing else that is seen', () => {
    let count = 0;
    for (let seed = 0; seed < 60; seed++) {
      const scene = generateScene(seed, boxFurniture(), `s-${seed}`);
      const tasks = relationTasks(
        scene,
        scene.clipFrames.map((_, view) => view),
      );
      for (const task of tasks) {
        const candidates = scene.instances.filter(({ label }) => label === task.target.label);
        expect(
          candidates.filter((each) => fits(scene, candidates, each, task.prompt)).map(({ id }) => id),
        ).toEqual([task.target.instance]);
        expect(task.subset).toBe(candidates.length > 1 ? 'multiple' : 'unique');
      }
      expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
      count += tasks.length;
    }
    expect(count).toBeGreaterThan(100);
  });
});

/** Reads the prompt and judges a candidate by other means than those that made the task. */
function fits(
  scene: AnnotatedViews,
  candidates: readonly AnnotatedInstance[],
  one: AnnotatedInstance,
  prompt: string,
): boolean {
  const labelled = (label?: string) => scene.instances.find((instance) => instance.label === label)!;
  const others = candidates.filter((other) => other !== one);
  const volume = ({ box }: AnnotatedInstance) => box[3] * box[4] * box[5];
  const middle = ({ box }: AnnotatedInstance): Flat => [box[0], box[1]];
  const [, size] = /the (smaller|larger) of/.exec(prompt) ?? [];
  if (size) return others.every((other) => volume(one) < volume(other) === (size === 'smaller'));
  const [, end, anchor] = /(nearest|farthest from) the (\S+)$/.exec(prompt) ?? [];
  if (end) {
    const far = ({ box }: AnnotatedInstance) => projectedDistance(box, labelled(anchor).box);
    return others.every(
      (other) => (end === 'nearest' ? far(other) - far(one) : far(one) - far(other)) > 0.29,
    );
  }
  const [, side, from] = /to the (left|right) of the (\S+),/.exec(prompt) ?? [];
  if (side) {
    const pose = scene.views.poses[0]!;
    const turn = cross([pose[3]!, pose[7]!], middle(labelled(from)), middle(one));
    return turn > 0 === (side === 'left');
  }
  const [, a, b] = /between the (\S+) and the (\S+)$/.exec(prompt) ?? [];
  if (a) return between(middle(one), middle(labelled(a)), middle(labelled(b))) > 120;
  const [, support] = /on the (\S+)$/.exec(prompt) ?? [];
  const { box } = labelled(support);
  return projectedDistance(one.box, box) < 0.051 && one.box[2] - one.box[5] / 2 > box[2] - 0.3 * box[5];
}
