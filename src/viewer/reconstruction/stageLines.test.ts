import { describe, expect, it } from 'vitest';
import { intersectBoxes, type WorldBox } from '#rewards';
import type { Scene } from '#scenes';
import type { StageBox, StageRole } from '../stageBox';
import type { StageLink } from '../stageLink';
import { boxWireframe, solidWireframe } from './boxLines';
import { frustumLines, pathLines } from './cameraLines';
import { gridLines } from './gridLines';
import { hexColour } from './hexColour';

const link: StageLink = {
  hovered: null,
  selected: null,
  onHover: () => undefined,
  onSelect: () => undefined,
};
const values = [0, 0, 0.5, 1, 1, 1, 0.3, 0, 0] as unknown as WorldBox;
const box = (key: string, role: StageRole): StageBox => ({ key, role, label: key, figure: '', box: values });

/** A camera that walks 2 m along x, looking along y. */
const scene = {
  clip: { width: 640, height: 480 },
  intrinsics: { fx: 500, fy: 500, cx: 320, cy: 240 },
  poses: Array.from({ length: 101 }, (_, k) => [1, 0, 0, k / 50, 0, 0, 1, 0, 0, -1, 0, 1.5, 0, 0, 0, 1]),
} as unknown as Scene;

describe('boxWireframe', () => {
  it('gives every box twelve edges, and faces to what was predicted', () => {
    const { lines, faces } = boxWireframe([box('t', 'truth'), box('p', 'tp'), box('m', 'fn')], link, 'dark');
    expect(lines).toHaveLength(36);
    expect(faces).toHaveLength(6);
  });
});

describe('solidWireframe', () => {
  it('draws each edge of the solid once', () => {
    const solid = intersectBoxes(values, [0.5, 0, 0.5, 1, 1, 1, 0, 0, 0]).polyhedron!;
    const corners = solid.faces.reduce((sum, face) => sum + face.length, 0);
    const { lines, faces } = solidWireframe(solid, 'dark');
    expect(faces).toHaveLength(solid.faces.length);
    expect(lines).toHaveLength(corners / 2);
  });
});

describe('pathLines', () => {
  it('follows the whole way in few pieces that join', () => {
    const lines = pathLines(scene, 'dark');
    expect(lines.length).toBeLessThan(40);
    expect(lines[0]!.start).toEqual([0, 0, 1.5]);
    expect(lines.at(-1)!.end[0]).toBeCloseTo(2, 1);
    lines.slice(1).forEach((line, i) => {
      expect(line.start).toBe(lines[i]!.end);
    });
  });
});

describe('frustumLines', () => {
  it('starts at the camera and opens as the picture does', () => {
    const lines = frustumLines(scene, 50, 'dark');
    expect(lines).toHaveLength(8);
    expect(lines[0]!.start).toEqual([1, 0, 1.5]);
    const [x, y, z] = lines[0]!.end;
    // the upper left corner of the picture
    expect((x - 1) / y).toBeCloseTo(-320 / 500, 10);
    expect((z - 1.5) / y).toBeCloseTo(240 / 500, 10);
  });
});

describe('gridLines', () => {
  it('lies under the room and fades outwards', () => {
    const lines = gridLines({ min: [0, 0, 0], max: [2, 2, 2] }, 'dark');
    const opacity = (x: number, y: number) =>
      lines.find(({ start }) => start[0] === x && start[1] === y)!.style.colour[3];
    expect(lines.every(({ start }) => start[2] < 0)).toBe(true);
    expect(opacity(1, 1)).toBeGreaterThan(opacity(-2, 1));
  });
});

describe('hexColour', () => {
  it('reads six and eight digits', () => {
    expect(hexColour('#ff0000')).toEqual([1, 0, 0, 1]);
    expect(hexColour('#00ff0080', 0.5)).toEqual([0, 1, 0, (128 / 255) * 0.5]);
  });
});
