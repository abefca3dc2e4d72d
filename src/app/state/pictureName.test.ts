import { expect, it } from 'vitest';
import { pictureName } from './pictureName';

it.each([
  ['living-room', 'living-room/detection/0-72', 24, 'living-room-detection-0-72-frame-24.png'],
  ['living-room', 'other/grounding/chair 1', 0, 'living-room-other-grounding-chair-1-frame-0.png'],
  ['küche #2', '', 3, 'küche-2-frame-3.png'],
] as const)('names a picture of %s by what it shows', (scene, task, frame, name) =>
  expect(pictureName(scene, task, frame)).toBe(name),
);
