import { describe, expect, it } from 'vitest';
import type { WorldBox } from '#rewards';
import { boxStyle, inDrawingOrder } from './boxStyle';
import type { StageBox, StageRole } from './stageBox';
import type { StageLink } from './stageLink';
import { taggedBoxes, tagText } from './tagText';

const box = (key: string, role: StageRole, advantage?: number): StageBox => ({
  key,
  role,
  label: 'chair',
  figure: role === 'tp' || role === 'fp' ? '0.21' : '',
  box: [0, 0, 0, 1, 1, 1, 0, 0, 0] as unknown as WorldBox,
  ...(advantage === undefined ? {} : { advantage }),
});
const link = (selected: string | null = null, hovered: string | null = null): StageLink => ({
  selected,
  hovered,
  onHover: () => undefined,
  onSelect: () => undefined,
});

describe('boxStyle', () => {
  it('tells roles apart without colour', () => {
    expect(boxStyle(box('t', 'truth'), link(), 'dark').pattern).toBe('dashed');
    expect(boxStyle(box('m', 'fn'), link(), 'dark').pattern).toBe('dotted');
    expect(boxStyle(box('p', 'tp'), link(), 'dark').pattern).toBe('solid');
  });

  it('puts a halo around what is selected, white on dark and black on light', () => {
    expect(boxStyle(box('p', 'tp'), link('p'), 'dark').under).toBe('#ffffff');
    expect(boxStyle(box('p', 'tp'), link('p'), 'light').under).toBe('#000000');
    expect(boxStyle(box('p', 'tp'), link('q'), 'dark').under).not.toBe('#ffffff');
  });

  it('tints ghosts by their advantage, strong ones stronger', () => {
    const strong = boxStyle(box('g', 'ghost', 1), link(), 'dark');
    const weak = boxStyle(box('g', 'ghost', 0), link(), 'dark');
    expect(strong.colour).toBe('#5aaef0');
    expect(boxStyle(box('g', 'ghost', -1), link(), 'dark').colour).toBe('#f0983a');
    expect(weak.colour).toBe('#777f87');
    expect(strong.opacity).toBeGreaterThan(weak.opacity);
  });
});

describe('inDrawingOrder', () => {
  it('draws what is selected last', () => {
    const boxes = [box('t', 'truth'), box('p', 'tp'), box('q', 'fp')];
    expect(inDrawingOrder(boxes, link('t', 'p')).map(({ key }) => key)).toEqual(['q', 'p', 't']);
  });
});

describe('tagText', () => {
  it('says what colour cannot', () => {
    expect(tagText(box('p', 'tp'))).toBe('chair 0.21');
    expect(tagText(box('q', 'fp'))).toBe('chair ✕ 0.21');
    expect(tagText(box('m', 'fn'))).toBe('chair, missed');
    expect(tagText(box('t', 'truth'))).toBe('chair');
  });
});

describe('taggedBoxes', () => {
  const boxes = [box('t', 'truth'), box('g', 'ghost'), box('p', 'tp'), box('q', 'fp'), box('m', 'fn')];

  it('names what was judged, the selected one first', () => {
    expect(taggedBoxes(boxes, link('p')).map(({ key }) => key)).toEqual(['p', 'q', 'm']);
  });

  it('names a truth or a ghost that is pointed at', () => {
    expect(taggedBoxes(boxes, link(null, 't')).map(({ key }) => key)).toEqual(['t', 'q', 'm', 'p']);
  });

  it('names truths where there is nothing else', () => {
    expect(taggedBoxes([box('t', 'truth')], link()).map(({ key }) => key)).toEqual(['t']);
  });
});
