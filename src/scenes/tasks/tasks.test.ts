import { describe, expect, it } from 'vitest';
import { boxIoU, type GroundingTask, inverseTransformBox } from '#rewards';
import { cameraPose } from '../cameraPose';
import { generateScene } from '../generator/generateScene';
import { SceneError } from '../sceneError';
import { boxFurniture } from '../testing/boxFurniture';
import { plainScene } from '../testing/plainViews';
import { detectionTask } from './detectionTask';
import { groundingTasks } from './groundingTasks';
import { parseTasks, taskFile } from './parseTasks';
import { projectedArea } from './projectedArea';
import { roomTasks, shownViews } from './roomTasks';

/** Two steps back, one after the other, looking along +y. */
const poses = [0, 1, 2].map((step) =>
  cameraPose({ x: 0, y: -step, z: 1.5, heading: 0, pitch: -0.2, roll: 0 }),
);
const ALL = [0, 1, 2];
const prompts = (tasks: readonly GroundingTask[]) =>
  tasks.map(({ prompt, target }) => [prompt, target.instance]);

describe('groundingTasks', () => {
  it('names a single object by its label', () => {
    const tasks = groundingTasks(plainScene(poses, [['couch', 0, 3, 0.4, 2, 0.9, 0.8]]), ALL);
    expect(prompts(tasks)).toEqual([['Find the couch', 'couch-0']]);
    expect(tasks[0]!.frames).toEqual([0, 10, 20]);
    expect(tasks[0]!.poses).toEqual(poses);
    // nearest in the first frame, so largest there
    expect(tasks[0]!.target.frame).toBe(0);
  });

  it('tells two of a label apart only where the difference is clear', () => {
    const alike = plainScene(poses, [
      ['chair', -1, 3, 0.4, 0.5, 0.5, 0.8],
      ['chair', 1, 3.1, 0.4, 0.5, 0.5, 0.85],
    ]);
    expect(groundingTasks(alike, ALL)).toEqual([]);
    const apart = plainScene(poses, [
      ['chair', -1, 2, 0.4, 0.5, 0.5, 0.8],
      ['chair', 1, 4, 0.4, 0.7, 0.7, 1],
    ]);
    expect(prompts(groundingTasks(apart, ALL))).toEqual([
      ['Find the nearest chair', 'chair-0'],
      ['Find the farthest chair', 'chair-1'],
      ['Find the largest chair', 'chair-1'],
      ['Find the smallest chair', 'chair-0'],
    ]);
  });

  it('does not ask for what can hardly be seen, yet minds it as a rival', () => {
    const scene = plainScene(poses, [
      ['lamp', 0, 3, 1, 0.3, 0.3, 0.5],
      ['lamp', 1, 3, 1, 0.3, 0.3, 0.5],
    ]);
    const faint = { ...scene.instances[1]!, rays: [0, 1, 0] };
    expect(groundingTasks({ ...scene, instances: [scene.instances[0]!, faint] }, ALL)).toEqual([]);
    const gone = { ...faint, rays: [0, 0, 0] };
    expect(prompts(groundingTasks({ ...scene, instances: [scene.instances[0]!, gone] }, ALL))).toEqual([
      ['Find the lamp', 'lamp-0'],
    ]);
  });

  it('takes the frame with the largest projection among those in which the object is visible', () => {
    const scene = plainScene(poses, [['couch', 0, 3, 0.4, 2, 0.9, 0.8]]);
    const hidden = { ...scene.instances[0]!, rays: [1, 30, 30] };
    expect(groundingTasks({ ...scene, instances: [hidden] }, ALL)[0]!.target.frame).toBe(1);
    expect(groundingTasks(scene, [2, 1])[0]!.target.frame).toBe(1);
  });
});

describe('detectionTask', () => {
  it('lists what is clear, by label and then by depth, in the first shown camera', () => {
    const scene = plainScene(poses, [
      ['table', 0, 5, 0.4, 1, 1, 0.8],
      ['chair', 1, 4, 0.4, 0.5, 0.5, 0.8],
      ['chair', -1, 2, 0.4, 0.5, 0.5, 0.8],
    ]);
    const task = detectionTask(scene, [1, 2]);
    expect(task.target.boxes.map(({ instance }) => instance)).toEqual(['chair-2', 'chair-1', 'table-0']);
    for (const { box, instance } of task.target.boxes) {
      const truth = scene.instances.find(({ id }) => id === instance)!.box;
      expect(boxIoU(box, inverseTransformBox(poses[1]!, truth))).toBeGreaterThan(1 - 1e-9);
    }
    expect(task.id).toBe('plain/detection/10-20');
  });
});

describe('tasks of generated scenes', () => {
  const scenes = Array.from({ length: 30 }, (_, seed) => generateScene(seed, boxFurniture(), `s-${seed}`));

  it('have targets that are right', () => {
    let count = 0;
    for (const scene of scenes) {
      for (const task of roomTasks(scene)) {
        const shown = shownViews(scene, task);
        if (task.kind !== 'grounding') continue;
        count++;
        const { target } = task;
        const instance = scene.instances.find(({ id }) => id === target.instance)!;
        expect(target.box).toBe(instance.box);
        expect(task.prompt).toContain(instance.label);
        const area = (view: number) =>
          projectedArea(instance.box, scene.views.poses[view]!, scene.views.intrinsics);
        const best = shown[target.frame!]!;
        expect(instance.rays[best]).toBeGreaterThanOrEqual(2);
        for (const view of shown)
          if (instance.rays[view]! >= 2) expect(area(view)).toBeLessThanOrEqual(area(best));
      }
    }
    expect(count).toBeGreaterThan(40);
  });

  it('survive being written and read', () => {
    const tasks = scenes.flatMap(roomTasks);
    // JSON has no −0
    const plain = JSON.parse(JSON.stringify(tasks));
    expect(parseTasks(JSON.parse(JSON.stringify(taskFile('s', tasks))))).toEqual(plain);
  });
});

describe('parseTasks', () => {
  const file = () =>
    JSON.parse(
      JSON.stringify(taskFile('plain', roomTasks(plainScene(poses, [['couch', 0, 3, 0.4, 2, 0.9, 0.8]])))),
    );
  const spoilt: readonly [string, (json: ReturnType<typeof file>) => void, string][] = [
    [
      'another kind',
      (json) => {
        json.tasks[0].kind = 'guess';
      },
      'tasks.json: tasks[0].kind is "guess"',
    ],
    [
      'a size of 0',
      (json) => {
        json.tasks[0].target.box[4] = 0;
      },
      'tasks.json: tasks[0].target.box[4] is 0: expected',
    ],
    [
      'a frame that is not shown',
      (json) => {
        json.tasks[0].target.frame = 8;
      },
      'tasks.json: tasks[0].target.frame is 8: 3 frames are shown',
    ],
    [
      'too few poses',
      (json) => {
        json.tasks[0].poses.pop();
      },
      'tasks.json: tasks[0].poses.length is 2: 3 frames are shown',
    ],
    [
      'an id twice',
      (json) => {
        json.tasks.push(json.tasks[0]);
      },
      'tasks.json: tasks[2].id is "plain/grounding/couch-0": used by an earlier task',
    ],
    [
      'a letter without an option',
      (json) => {
        const { target: _, poses: _poses, ...base } = json.tasks[0];
        const question = { kind: 'reasoning', question: 'route_planning', options: ['left', 'right'] };
        json.tasks.push({ ...base, ...question, id: 'question', target: { answer: 'C' } });
      },
      'tasks.json: tasks[2].target.answer is "C": 2 options are given. Answer with one of A, B',
    ],
    [
      'no frames',
      (json) => {
        json.tasks[0].frames = [];
      },
      'tasks.json: tasks[0].frames is []',
    ],
  ];

  it.each(spoilt)('says what is wrong with %s', (_, spoil, message) => {
    const json = file();
    spoil(json);
    expect(() => parseTasks(json)).toThrow(SceneError);
    expect(() => parseTasks(json)).toThrow(message);
  });
});
