import { describe, expect, it } from 'vitest';
import type { WorldBox } from '#rewards';
import type { StageBox, StageRole } from '../stageBox';
import { nextPick, pickBoxes } from './pickBoxes';

const box = (key: string, role: StageRole, values: readonly number[]): StageBox => ({
  key,
  role,
  label: key,
  figure: '',
  box: values as unknown as WorldBox,
});

describe('pickBoxes', () => {
  const couch = box('p0', 'tp', [0, 4, 0, 2, 1, 1, 0, 0, 0]);
  const couchTruth = box('t0', 'truth', [0, 4, 0, 1.9, 1, 1, 0, 0, 0]);
  const cushion = box('p1', 'fp', [0.2, 4, 0, 0.4, 0.4, 0.4, 0.3, 0, 0]);

  it('finds what a ray passes through, predictions and small boxes first', () => {
    expect(pickBoxes([0.2, 0, 0], [0, 1, 0], [couchTruth, couch, cushion])).toEqual(['p1', 'p0', 't0']);
    expect(pickBoxes([-0.8, 0, 0], [0, 1, 0], [couchTruth, couch, cushion])).toEqual(['p0', 't0']);
  });

  it('finds nothing beside, behind or around the origin', () => {
    expect(pickBoxes([5, 0, 0], [0, 1, 0], [couch])).toEqual([]);
    expect(pickBoxes([0, 0, 0], [0, -1, 0], [couch])).toEqual([]);
    expect(pickBoxes([0, 4, 0], [0, 1, 0], [couch])).toEqual([]);
  });

  it('follows the turn of a box', () => {
    const plank = box('p2', 'fp', [0, 4, 0, 4, 0.1, 0.1, Math.PI / 4, 0, 0]);
    expect(pickBoxes([1, 0, 0], [0, 1, 0], [plank])).toEqual(['p2']);
    expect(pickBoxes([1.9, 0, 0], [0, 1, 0], [plank])).toEqual([]);
  });
});

describe('nextPick', () => {
  it('goes round the boxes under the pointer', () => {
    expect(nextPick(['a', 'b'], null)).toBe('a');
    expect(nextPick(['a', 'b'], 'a')).toBe('b');
    expect(nextPick(['a', 'b'], 'b')).toBe('a');
    expect(nextPick(['a', 'b'], 'elsewhere')).toBe('a');
    expect(nextPick([], 'a')).toBeNull();
  });
});
