import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Polyhedron } from '../polyhedron';
import { boxPair, PROPERTY, TRIED } from '../testing/arbitraries';
import { UNIT } from '../testing/tasks';
import { boxIoU } from './boxIoU';
import { intersectBoxes } from './intersectBoxes';

describe('intersectBoxes', () => {
  it('draws the octagonal prism of a cube and its eighth turn', () => {
    const { polyhedron, volume, union, iou } = intersectBoxes(UNIT, [0, 0, 0, 1, 1, 1, Math.PI / 4, 0, 0]);
    expect(polyhedron?.vertices.length).toBe(16);
    expect(polyhedron?.faces.map((face) => face.length).sort()).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 8, 8]);
    expect(volume / union).toBe(iou);
  });

  it('draws the whole box where it lies in the other, and nothing where they do not meet', () => {
    const inner = intersectBoxes([0, 0, 0, 1, 1, 1, 0.3, 0.2, 0.1], [0, 0, 0, 9, 9, 9, 1, 2, 3]);
    expect(inner.polyhedron?.vertices.length).toBe(8);
    const outer = intersectBoxes([0, 0, 0, 9, 9, 9, 1, 2, 3], [0, 0, 0, 1, 1, 1, 0.3, 0.2, 0.1]);
    expect(solidVolume(outer.polyhedron!)).toBeCloseTo(1, 12);
    expect(intersectBoxes(UNIT, [1, 0, 0, 1, 1, 1, 0, 0, 0]).polyhedron).toBeNull();
    expect(intersectBoxes(UNIT, [Number.NaN, 0, 0, 1, 1, 1, 0, 0, 0])).toEqual({
      volume: 0,
      union: 0,
      iou: 0,
      polyhedron: null,
    });
  });

  it('has the volume of the fixture within 1e-9', () => {
    const { cases } = JSON.parse(readFileSync('tests/fixtures/iou_9dof.json', 'utf8')) as {
      cases: { name: string; a: number[]; b: number[]; intersection: number }[];
    };
    for (const { name, a, b, intersection } of cases) {
      const { polyhedron } = intersectBoxes(a, b);
      const volume = polyhedron ? solidVolume(polyhedron) : 0;
      expect(Math.abs(volume - intersection), name).toBeLessThan(1e-9 * Math.max(1, intersection));
    }
  });

  it(`is closed, seen from outside, and has the reward's volume ${TRIED}`, () => {
    fc.assert(
      fc.property(boxPair, ([a, b]) => {
        const { polyhedron, volume, iou } = intersectBoxes(a, b);
        expect(iou).toBe(boxIoU(a, b));
        if (!polyhedron) {
          expect(volume).toBeLessThan(1e-12);
          return;
        }
        expect(Math.abs(solidVolume(polyhedron) - volume)).toBeLessThan(1e-11);
        const edges = polyhedron.faces.flatMap((face) =>
          face.map((v, i) => `${v},${face[(i + 1) % face.length]}`),
        );
        const distinct = new Set(edges);
        expect(distinct.size).toBe(edges.length);
        expect(edges.every((edge) => distinct.has(edge.split(',').reverse().join()))).toBe(true);
        expect(polyhedron.vertices.length - edges.length / 2 + polyhedron.faces.length).toBe(2);
      }),
      PROPERTY,
    );
  });
});

/** By tetrahedra from the first vertex; positive where faces run counter-clockwise seen from outside. */
function solidVolume({ vertices, faces }: Polyhedron): number {
  const o = vertices[0]!;
  const from = (i: number) => vertices[i]!.map((value, k) => value - o[k]!) as [number, number, number];
  let sum = 0;
  for (const face of faces)
    for (let i = 1; i + 1 < face.length; i++) {
      const [p, q, r] = [from(face[0]!), from(face[i]!), from(face[i + 1]!)];
      sum +=
        p[0] * (q[1] * r[2] - q[2] * r[1]) +
        p[1] * (q[2] * r[0] - q[0] * r[2]) +
        p[2] * (q[0] * r[1] - q[1] * r[0]);
    }
  return sum / 6;
}
