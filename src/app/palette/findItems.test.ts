import { expect, it } from 'vitest';
import { findItems } from './findItems';
import type { PaletteItem } from './paletteItems';

const item = (title: string, group: string): PaletteItem => ({ id: title, title, group, run: () => {} });
const items = [
  item('Find the largest table', 'Grounding'),
  item('Whole room', 'Reconstruction'),
  item('Living room', 'Scene'),
  item('Office', 'Scene'),
  item('Open or export a scene', 'Page'),
];
const titles = (query: string) => findItems(items, query).map(({ title }) => title);

it('finds every word in title or group, what begins with the first before the rest', () => {
  expect(titles('')).toEqual(items.map(({ title }) => title));
  expect(titles('ROOM')).toEqual(['Whole room', 'Living room']);
  expect(titles('scene liv')).toEqual(['Living room']);
  expect(titles('o')[0]).toBe('Office');
  expect(titles('open')).toEqual(['Open or export a scene']);
  expect(titles('attic')).toEqual([]);
});
