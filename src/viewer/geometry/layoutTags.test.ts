import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutTags, type Tag } from './layoutTags';

const pane = { width: 400, height: 300 };
const tag = (key: string, x: number, y: number): Tag => ({ key, width: 80, height: 18, x, y });

describe('layoutTags', () => {
  it('puts a lone tag above its place', () => {
    expect(layoutTags([tag('a', 200, 100)], pane)).toEqual([{ key: 'a', x: 160, y: 82, move: [0, 0] }]);
  });

  it('keeps tags within the pane', () => {
    expect(layoutTags([tag('a', -50, 400)], pane)).toMatchObject([{ x: 0, y: 282 }]);
    expect(layoutTags([tag('a', 1, 1)], { width: 60, height: 300 })).toEqual([]);
  });

  it('gives way to the more important tag', () => {
    const [a, b] = layoutTags([tag('a', 200, 100), tag('b', 205, 101)], pane);
    expect(a).toMatchObject({ x: 160, y: 82 });
    expect(b!.y).not.toBe(83);
  });

  it('keeps a move that still works', () => {
    const previous = new Map([['b', [0, -20] as const]]);
    expect(layoutTags([tag('b', 200, 100)], pane, previous)).toMatchObject([{ y: 62, move: [0, -20] }]);
  });

  it('names only the most important boxes in a small pane', () => {
    const tags = ['a', 'b', 'c', 'd', 'e'].map((key, i) => tag(key, 100, 40 + 40 * i));
    const keys = layoutTags(tags, { width: 200, height: 240 }).map(({ key }) => key);
    expect(keys).toEqual(['a', 'b', 'c', 'd']);
  });

  it('never lets two tags overlap or leave the pane', () => {
    const value = (max: number) => fc.double({ min: -50, max, noNaN: true });
    const wishes = fc.array(
      fc.record({ x: value(450), y: value(350), width: fc.integer({ min: 20, max: 130 }) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(wishes, (list) => {
        const tags = list.map((wish, i) => ({ key: String(i), height: 18, ...wish }));
        const places = layoutTags(tags, pane);
        const rectangles = places.map((place) => ({ ...tags[Number(place.key)]!, x: place.x, y: place.y }));
        rectangles.forEach((a, i) => {
          expect(a.x >= 0 && a.x + a.width <= 400 && a.y >= 0 && a.y + a.height <= 300).toBe(true);
          for (const b of rectangles.slice(i + 1)) {
            const apart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(apart).toBe(true);
          }
        });
      }),
      { numRuns: 500 },
    );
  });
});
