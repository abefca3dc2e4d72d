import { describe, expect, it } from 'vitest';
import type { QuestionType, ReasoningTask } from '#rewards';
import type { AnnotatedViews } from '../annotatedViews';
import { cameraPose } from '../cameraPose';
import { Random } from '../random';
import { plainScene } from '../testing/plainViews';
import { levelFrame } from './levelFrame';
import { type QuestionOptions, spatialQuestions } from './spatialQuestions';

/** Three looks along +y from the south of a room of 6 m by 5 m, a second apart. */
const poses = [0, 1, 2].map((step) =>
  cameraPose({ x: 3, y: 0.2 + step / 10, z: 1.5, heading: 0, pitch: -0.2, roll: 0 }),
);
type Boxes = Parameters<typeof plainScene>[1];

function ask(
  type: QuestionType,
  scene: AnnotatedViews | Boxes,
  options: QuestionOptions = {},
): ReasoningTask[] {
  const views = 'views' in scene ? scene : plainScene(poses, scene);
  return spatialQuestions(views, [0, 1, 2], Random.seeded(1), { perType: 9, types: [type], ...options });
}

const firstLine = ({ prompt }: ReasoningTask) => prompt.split('\n')[0];
const right = ({ options, target }: ReasoningTask) => options![target.answer.charCodeAt(0) - 65];

/** Rays per frame and instance in place of twelve everywhere. */
function withRays(boxes: Boxes, rays: Record<string, number[]>): AnnotatedViews {
  const scene = plainScene(poses, boxes);
  const instances = scene.instances.map((each) => ({ ...each, rays: rays[each.id] ?? each.rays }));
  return { ...scene, instances };
}

const BED = ['bed', 1.5, 4, 0.3, 1, 1, 0.6] as const;
const DESK = ['desk', 4.5, 4, 0.4, 1, 1, 0.8] as const;
const CHAIRS = [
  ['chair', 1.5, 2, 0.4, 0.5, 0.5, 0.8],
  ['chair', 4.5, 2, 0.4, 0.5, 0.5, 0.8],
] as const;

describe('counting', () => {
  it('asks for labels that occur twice or more, and shows where they are', () => {
    const [task, ...others] = ask('object_counting', [BED, ...CHAIRS]);
    expect(task).toMatchObject({
      prompt: 'How many chairs can be seen in this room?',
      working: 'chair 1 at (-1.50, 1.80, -1.10)\nchair 2 at (1.50, 1.80, -1.10)',
      about: ['chair-1', 'chair-2'],
      target: { answer: '2' },
    });
    expect(others).toEqual([]);
  });

  it('does not ask where one of them is only glimpsed', () => {
    expect(ask('object_counting', withRays(CHAIRS.slice(), { 'chair-1': [0, 1, 0] }))).toEqual([]);
  });
});

describe('absolute distance', () => {
  it('is between nearest points, to a tenth of a metre', () => {
    const [task] = ask('object_abs_distance', [BED, DESK]);
    expect(task!.target.answer).toBe('2.0');
    expect(task!.working).toMatch(/apart by \((-)?2\.00, 0\.00, 0\.00\): 2\.00 m$/);
  });

  it('leaves out what nearly touches, and labels that two have', () => {
    expect(ask('object_abs_distance', [BED, ['desk', 2.6, 4, 0.4, 1, 1, 0.8]])).toEqual([]);
    expect(ask('object_abs_distance', [BED, ...CHAIRS])).toEqual([]);
  });
});

describe('object size', () => {
  it('is the longest side in centimetres, of what is seen from end to end', () => {
    const [task] = ask('object_size_estimation', [['couch', 3, 4, 0.4, 2.07, 0.9, 0.8]]);
    expect(task).toMatchObject({
      target: { answer: '207' },
      working: 'couch: 2.07 by 0.90 by 0.80 m\nlongest: 2.07 m',
    });
    expect(ask('object_size_estimation', [['couch', 3, 1, 0.4, 2.07, 0.9, 0.8]])).toEqual([]);
  });
});

describe('room size', () => {
  it('is asked only where all four walls are measured', () => {
    expect(ask('room_size_estimation', [BED])).toEqual([]);
    // from its middle, a room of 4 m by 4 m has its walls where every ray ends: at a depth of 2 m
    const turned = [0, 0.5, 1, 1.5].map((turn) =>
      cameraPose({ x: 3, y: 2.5, z: 1.3, heading: turn * Math.PI, pitch: 0, roll: 0 }),
    );
    const square = {
      ...plainScene(turned, [BED]),
      bounds: { min: [1, 0.5, 0], max: [5, 4.5, 2.6] },
    } as const;
    const options = { types: ['room_size_estimation'] } as const;
    const tasks = spatialQuestions(square, [0, 1, 2, 3], Random.seeded(1), options);
    expect(tasks.map(({ target }) => target.answer)).toEqual(['16.0']);
    expect(spatialQuestions(square, [0, 1, 2], Random.seeded(1), options)).toEqual([]);
  });
});

describe('relative distance', () => {
  it('is to the nearest of each label', () => {
    const tasks = ask('object_rel_distance', [BED, DESK, ...CHAIRS, ['lamp', 3, 4, 0.8, 0.3, 0.3, 1.6]]);
    const task = tasks.find((each) => firstLine(each)!.endsWith('closest to the bed?'))!;
    expect(right(task)).toBe('lamp');
    expect(task.working!.split('\n').slice(0, 3)).toEqual([
      'bed to lamp: 0.85 m',
      'bed to chair: 1.25 m',
      'bed to desk: 2.00 m',
    ]);
  });

  it('is not asked where two are about as far', () => {
    const even = [
      BED,
      DESK,
      ['lamp', 3, 4.9, 0.8, 0.3, 0.3, 1.6],
      ['bin', 3, 3.1, 0.2, 0.3, 0.3, 0.4],
    ] as const;
    expect(ask('object_rel_distance', even).filter((each) => firstLine(each)!.endsWith('the bed?'))).toEqual(
      [],
    );
  });
});

describe('relative direction', () => {
  const boxes = [BED, DESK, ['lamp', 2.5, 1.5, 0.8, 0.3, 0.3, 1.6]] as const;
  const answers = (type: QuestionType) =>
    ask(type, boxes).map((task) => [
      firstLine(task)!
        .match(/(?<=the )(\S+?)(?=[ .]|$)/g)!
        .slice(0, 3),
      right(task),
    ]);

  it('tells left from right', () => {
    // from the bed, looking east to the desk, the lamp in the south is to the right
    expect(answers('object_rel_direction_easy')).toContainEqual([['bed', 'desk', 'lamp'], 'right']);
    expect(answers('object_rel_direction_easy')).toContainEqual([['desk', 'bed', 'lamp'], 'left']);
  });

  it('tells quadrants apart', () => {
    expect(answers('object_rel_direction_hard')).toContainEqual([['bed', 'desk', 'lamp'], 'front-right']);
  });

  it('leaves out what lies within 10° of a border', () => {
    const ahead = [BED, DESK, ['lamp', 3, 4.1, 0.8, 0.3, 0.3, 1.6]] as const;
    const asked = ask('object_rel_direction_easy', ahead).map(firstLine);
    expect(asked.filter((line) => line!.startsWith('I stand by the bed'))).toEqual([]);
  });
});

describe('route', () => {
  it('turns as the way asks', () => {
    const boxes = [
      ['bin', 1, 1, 0.2, 0.3, 0.3, 0.4],
      ['lamp', 1, 4, 0.8, 0.3, 0.3, 1.6],
      ['stand', 5, 4, 0.3, 0.4, 0.4, 0.6],
    ] as const;
    const tasks = ask('route_planning', boxes);
    const task = tasks.find(({ about }) => about!.join() === 'bin-0,lamp-1,lamp-1,stand-2')!;
    expect(task.prompt).toContain('1. Go forward to the lamp\n2. [ ]\n3. Go forward to the stand\n');
    expect(right(task)).toBe('turn right');
  });

  it('goes round nothing', () => {
    const blocked = [
      ['bin', 1, 1, 0.2, 0.3, 0.3, 0.4],
      ['lamp', 1, 4, 0.8, 0.3, 0.3, 1.6],
      ['couch', 1, 2.5, 0.4, 1.5, 0.5, 0.8],
    ] as const;
    const asked = ask('route_planning', blocked).map(({ about }) => about!.slice(-2).join());
    expect(asked).not.toContain('bin-0,lamp-1');
    expect(asked).not.toContain('lamp-1,bin-0');
  });
});

describe('appearance order', () => {
  const boxes = [BED, DESK, ['lamp', 3, 4, 0.8, 0.3, 0.3, 1.6]] as const;
  const rays = { 'bed-0': [9, 9, 9], 'desk-1': [0, 9, 9], 'lamp-2': [0, 0, 9] };

  it('is that of the first plain sight', () => {
    const [task] = ask('obj_appearance_order', withRays(boxes, rays), { secondsPerFrame: 0.1 });
    expect(right(task!)).toBe('bed, desk, lamp');
    expect(task!.working).toBe(
      `bed from 0.0 s on\ndesk from 1.0 s on\nlamp from 2.0 s on\nbed, desk, lamp: ${task!.target.answer}`,
    );
  });

  it('is not asked where less than a second lies between, or something was glimpsed before', () => {
    expect(ask('obj_appearance_order', withRays(boxes, rays), { secondsPerFrame: 0.05 })).toEqual([]);
    const early = { ...rays, 'lamp-2': [0, 1, 9] };
    expect(ask('obj_appearance_order', withRays(boxes, early), { secondsPerFrame: 0.1 })).toEqual([]);
  });
});

describe('levelFrame', () => {
  it('is that of the first camera, held level', () => {
    const place = levelFrame(
      cameraPose({ x: 1, y: 2, z: 1.5, heading: Math.PI / 2, pitch: -0.4, roll: 0.1 }),
    );
    // looking along −x: what lies north of the camera is to its right
    const point = place([-1, 5, 0]);
    for (const [axis, value] of [3, 2, -1.5].entries()) expect(point[axis]).toBeCloseTo(value, 9);
  });
});
