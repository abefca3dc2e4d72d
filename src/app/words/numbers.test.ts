import { describe, expect, it } from 'vitest';
import { count, duration, fixed, ordinal, scientific, short, signed } from './numbers';

describe('numbers', () => {
  it.each([
    [2.1194, 3, '2.119'],
    [-0.251, 2, '\u22120.25'],
    [-0.0004, 3, '0.000'],
    [0, 2, '0.00'],
    [Number.NaN, 3, '–'],
  ])('fixed(%f, %i) is %s', (value, decimals, text) => expect(fixed(value, decimals)).toBe(text));

  it.each([
    [0.384, '+0.38'],
    [-2.11, '\u22122.11'],
    [0.001, '0.00'],
    [-0.001, '0.00'],
  ])('signed(%f) is %s', (value, text) => expect(signed(value, 2)).toBe(text));

  it.each([
    [3, '3'],
    [0.5, '0.5'],
    [100, '100'],
    [0.3333, '0.333'],
  ])('short(%f) is %s', (value, text) => expect(short(value)).toBe(text));

  it.each([
    [3e-4, '3e\u22124'],
    [0.001, '1e\u22123'],
    [2.5e-5, '2.5e\u22125'],
    [1, '1e0'],
    [0, '0'],
  ])('scientific(%f) is %s', (value, text) => expect(scientific(value)).toBe(text));

  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [6, '6th'],
    [11, '11th'],
    [12, '12th'],
    [22, '22nd'],
    [113, '113th'],
  ])('ordinal(%i) is %s', (n, text) => expect(ordinal(n)).toBe(text));

  it('counts', () => {
    expect(count(1, 'box', 'boxes')).toBe('1 box');
    expect(count(0, 'box', 'boxes')).toBe('0 boxes');
  });

  it.each([
    [0.94, '0.94 s'],
    [31.2, '31 s'],
    [203, '3 min 23 s'],
    [3720, '1 h 2 min'],
  ])('duration(%f) is %s', (seconds, text) => expect(duration(seconds)).toBe(text));
});
