import { expect, it } from 'vitest';
import { nearestStop } from './sheetStops';

it.each([
  [60, 'closed'],
  [150, 'closed'],
  [200, 'half'],
  [400, 'half'],
  [620, 'full'],
  [840, 'full'],
])('a sheet let go at %i px falls to %s', (height, stop) => expect(nearestStop(height, 844)).toBe(stop));
