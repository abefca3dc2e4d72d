import { describe, expect, it } from 'vitest';
import { findShortcut, type KeyLike, shortcuts } from './shortcuts';

const press = (key: string, more: Partial<KeyLike> = {}): KeyLike => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  target: { tagName: 'BODY' },
  ...more,
});

describe('shortcuts', () => {
  it('gives no key two meanings and no command two rows', () => {
    const keys = shortcuts.flatMap((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(shortcuts.map(({ command }) => command)).size).toBe(shortcuts.length);
  });

  it('finds keys in either case', () => {
    expect(findShortcut(press('f'))?.command).toBe('fly');
    expect(findShortcut(press('F'))?.command).toBe('fly');
    expect(findShortcut(press('ArrowDown'))?.command).toBe('box-next');
    expect(findShortcut(press('5'))?.command).toBe('rollout');
    expect(findShortcut(press(';'))).toBeNull();
  });

  it('leaves the browser its own', () => {
    expect(findShortcut(press('c', { ctrlKey: true }))).toBeNull();
    expect(findShortcut(press('l', { metaKey: true }))).toBeNull();
    expect(findShortcut(press('d', { isComposing: true }))).toBeNull();
  });

  it.each([
    ['f', { tagName: 'INPUT', type: 'text' }],
    ['1', { tagName: 'INPUT', type: 'number' }],
    ['d', { tagName: 'TEXTAREA' }],
    ['d', { tagName: 'SELECT' }],
    ['d', { tagName: 'DIV', isContentEditable: true }],
    [' ', { tagName: 'BUTTON' }],
    ['Enter', { tagName: 'BUTTON' }],
    ['ArrowDown', { tagName: 'INPUT', type: 'range' }],
    ['ArrowDown', { tagName: 'DIV', role: 'slider' }],
    ['ArrowUp', { tagName: 'BUTTON', role: 'tab' }],
  ])('leaves %s to %o', (key, target) => expect(findShortcut(press(key, { target }))).toBeNull());

  it('still works with the focus on a button or slider', () => {
    expect(findShortcut(press('f', { target: { tagName: 'BUTTON' } }))?.command).toBe('fly');
    expect(findShortcut(press('d', { target: { tagName: 'INPUT', type: 'range' } }))?.command).toBe('theme');
    expect(findShortcut(press('ArrowDown', { target: { tagName: 'BUTTON' } }))?.command).toBe('box-next');
  });
});
