import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPEEDS } from '#viewer';
import { readLink, writeLink } from './link';
import type { LinkState } from './linkState';

const full: LinkState = {
  scene: 'living-room',
  task: 'living-room/detection/0-36',
  policy: 'sft',
  rollout: 3,
  frame: 0,
  box: 'p2',
  mode: 'train',
  view: 'top',
  all: true,
};

const states: readonly LinkState[] = [
  {},
  { scene: 'living-room' },
  full,
  { ...full, mode: 'explore', box: 't11', view: 'camera' },
  { scene: 'studio-flat', frame: 191 },
  { scene: 'office', rows: '' },
  { scene: 'office', rows: 'kind:detection,cell:couch>-,sort:-reward' },
  { scene: 'a', task: 'find “the chair & table” #2?', policy: 'step 120 / live=yes' },
];

describe('link', () => {
  it.each(states)('reads what it wrote: %o', (state) => {
    expect(readLink(writeLink(state))).toEqual({ state, problems: [] });
  });

  it('reads whatever it wrote, and writes the same text again', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    const count = fc.nat(999_999_998);
    const look = (most: number) =>
      fc.integer({ min: 40, max: 100 * most }).map((hundredths) => hundredths / 100);
    const hundredths = fc.integer({ min: -900_000, max: 900_000 }).map((value) => value / 100);
    const place = fc.tuple(hundredths, hundredths, hundredths);
    const any: fc.Arbitrary<LinkState> = fc.record(
      {
        scene: name,
        task: name,
        policy: name,
        rollout: count.map((value) => value + 1),
        frame: count,
        speed: fc.constantFrom(...SPEEDS),
        loop: fc.tuple(fc.nat(99), fc.integer({ min: 100, max: 200 })),
        box: fc.tuple(fc.constantFrom('p', 't'), fc.nat(99)).map((pair) => pair.join('')),
        pinned: count.map((value) => value + 1),
        order: fc.constant('best' as const),
        mode: fc.constantFrom('explore', 'train'),
        view: name,
        camera: fc
          .record({ eye: place, target: place, fov: fc.integer({ min: 10, max: 1500 }) })
          .filter(({ eye, target }) => Math.hypot(eye[0] - target[0], eye[1] - target[1]) > 1)
          .map((camera) => ({ ...camera, fov: (camera.fov / 10) * (Math.PI / 180) })),
        all: fc.constant(true as const),
        pointSize: look(3),
        brightness: look(2),
        train: name,
        rows: fc.string({ unit: 'grapheme', maxLength: 20 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(any, (state) => {
        const text = writeLink(state);
        expect(text).toMatch(/^#v1\/[\x21-\x7e]*$/);
        const read = readLink(text);
        expect(read).toEqual({ state, problems: [] });
        expect(writeLink(read.state)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('is readable', () => {
    expect(writeLink(full)).toBe(
      '#v1/living-room?task=living-room/detection/0-36&policy=sft&rollout=3&frame=0&box=p2&mode=train&view=top&all=1',
    );
    expect(
      writeLink({
        scene: 'office',
        frame: 7,
        speed: 0.5,
        loop: [0, 72],
        pinned: 2,
        order: 'best',
        camera: { eye: [4.504, -0.001, 3], target: [0, 0, 0.25], fov: (32 * Math.PI) / 180 },
        pointSize: 1.4,
        brightness: 0.9,
        train: 'kind:detection,weights.f1:0.5',
        rows: '',
      }),
    ).toBe(
      '#v1/office?frame=7&speed=0.5&loop=0-72&pinned=2&order=best&camera=4.5,0,3,0,0,0.25&point-size=1.4&brightness=0.9&train=kind:detection,weights.f1:0.5&rows=',
    );
  });

  it('takes an empty hash for the start', () => {
    expect(readLink('')).toEqual({ state: {}, problems: [] });
    expect(readLink('#')).toEqual({ state: {}, problems: [] });
  });

  it('says what it could not read and keeps the rest', () => {
    const wrong = [
      'rollout=0',
      'frame=six',
      'box=q1',
      'mode=fly',
      'speed=3',
      'loop=9-3',
      'pinned=-1',
      'order=worst',
      'camera=1,2,3',
      'camera=1,1,1,1,1,1',
      'all=no',
      'point-size=9',
      'brightness=0',
      'mood=good',
    ];
    const { state, problems } = readLink(`#v1/living-room?${wrong.join('&')}&view=top`);
    expect(state).toEqual({ scene: 'living-room', view: 'top' });
    expect(problems).toHaveLength(wrong.length);
    expect(problems[1]).toContain('“six”');
    expect(problems.at(-1)).toContain('mood');
  });

  it('refuses another version', () => {
    const { state, problems } = readLink('#v9/living-room?frame=3');
    expect(state).toEqual({});
    expect(problems[0]).toContain('v9');
  });

  it.each(['#v1/%E0%A4%A', '#%', '#v1', '#v1/?', '#v1/x?%%%=1'])('never throws: %s', (hash) => {
    expect(() => readLink(hash)).not.toThrow();
  });
});
