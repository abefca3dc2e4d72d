import { describe, expect, it } from 'vitest';
import { type LinkState, readLink, writeLink } from './link';

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

  it('is readable', () => {
    expect(writeLink(full)).toBe(
      '#v1/living-room?task=living-room/detection/0-36&policy=sft&rollout=3&frame=0&box=p2&mode=train&view=top&all=1',
    );
  });

  it('takes an empty hash for the start', () => {
    expect(readLink('')).toEqual({ state: {}, problems: [] });
    expect(readLink('#')).toEqual({ state: {}, problems: [] });
  });

  it('says what it could not read and keeps the rest', () => {
    const { state, problems } = readLink('#v1/living-room?rollout=0&frame=six&box=q1&mode=fly&view=top');
    expect(state).toEqual({ scene: 'living-room', view: 'top' });
    expect(problems).toHaveLength(4);
    expect(problems.join()).toContain('“six”');
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
