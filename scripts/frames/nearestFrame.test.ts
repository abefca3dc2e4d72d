import { describe, expect, it } from 'vitest';
import { nearestFrame } from './nearestFrame';

const frames = [0, 10, 20, 20, 30].map((grey) => new Uint8Array(300).fill(grey));
const picture = (grey: number) => new Uint8Array(300).fill(grey);

describe('nearestFrame', () => {
  it('finds the frame although all of its values are a little off', () => {
    expect(nearestFrame(picture(12), frames)).toEqual({ frame: 1, distance: 2, second: 8, twins: [] });
  });

  it('says that a frame has a twin, which it cannot be told from', () => {
    expect(nearestFrame(picture(21), frames)).toMatchObject({ frame: 2, second: 1, twins: [3] });
  });
});
