import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intersectBoxes, type Polyhedron, type Pose } from '#rewards';
import { parseScene, parseTasks } from '#scenes';
import { counterpart } from '../src/app/derive/counterpart';
import { readGroup } from '../src/app/derive/group';
import { parseStoredRollouts } from '../src/app/state/storedRollouts';
import { solidWireframe } from '../src/viewer/reconstruction/boxLines';
import { FaceGeometry } from '../src/viewer/reconstruction/FaceGeometry';
import { faceTriangles } from '../src/viewer/reconstruction/faceTriangles';
import { meshVolume } from './support/meshVolume';

// The solid that is drawn is what the reward counted: its own triangles say so, not the number beside it.

const SAMPLES = 'public/samples';
const rooms = readdirSync(SAMPLES).filter((room) => existsSync(`${SAMPLES}/${room}/scene.json`));

/** What goes to the graphics card, before it is rounded to 32 bits. */
const drawn = (solid: Polyhedron) =>
  solidWireframe(solid, 'dark').faces.flatMap(({ loop }) => faceTriangles(loop));

const volumeOf = (box: readonly number[]) => box[3]! * box[4]! * box[5]!;

/** IoU of two boxes by the triangles that are drawn of what they share. */
function drawnIoU(a: readonly number[], b: readonly number[]): number {
  const { polyhedron } = intersectBoxes(a, b);
  const shared = polyhedron ? meshVolume(drawn(polyhedron)) : 0;
  return shared / (volumeOf(a) + volumeOf(b) - shared);
}

describe.each(rooms)('the solids drawn in the %s', (room) => {
  const json = (file: string): unknown => JSON.parse(readFileSync(`${SAMPLES}/${room}/${file}`, 'utf8'));
  const scene = parseScene(json('scene.json'));
  const { rollouts } = parseStoredRollouts(json('rollouts.json'));
  const poses = scene.poses as readonly unknown[] as readonly Pose[];

  it('have the volume that the ledger says, for every rollout of every task', () => {
    let compared = 0;
    const wrong: string[] = [];
    for (const task of parseTasks(json('tasks.json'))) {
      const group = readGroup(
        { scene, poses },
        task,
        rollouts.filter((rollout) => rollout.task === task.id),
      );
      for (const member of group.members) {
        for (const row of member.rows) {
          if (row.iou === null || row.predicted === null || row.target === null) continue;
          const pair = counterpart(row.key, group, member);
          const predicted = pair && member.predicted[pair.predicted];
          const truth = pair && group.truths[pair.target];
          // Without a place in the world there is nothing to draw, and nothing may have been earned.
          const drawnAs = predicted && truth ? drawnIoU(predicted, truth) : 0;
          const said = predicted && truth ? intersectBoxes(predicted, truth) : { iou: 0 };
          compared += drawnAs > 0 ? 1 : 0;
          if (Math.abs(drawnAs - row.iou) > 1e-9 || Math.abs(said.iou - row.iou) > 1e-9)
            wrong.push(
              `${member.rollout.id} ${row.key}: ledger ${row.iou}, drawn ${drawnAs}, said ${said.iou}`,
            );
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(100);
  });
});

describe('a drawn solid', () => {
  const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
  const extent = fc.double({ min: 0.05, max: 4, noNaN: true });
  const place = fc.double({ min: -1.5, max: 1.5, noNaN: true });
  const box = fc.tuple(place, place, place, extent, extent, extent, angle, angle, angle);

  it('has the shared volume of any two boxes that are turned any way, and is closed', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const { iou, polyhedron } = intersectBoxes(a, b);
        expect(Math.abs(drawnIoU(a, b) - iou)).toBeLessThan(1e-9);
        if (!polyhedron) return;
        // Closed and turned outwards: every edge is walked once in each direction.
        const edges = polyhedron.faces.flatMap((face) =>
          face.map((from, i) => `${from}-${face[(i + 1) % face.length]}`),
        );
        expect(new Set(edges).size).toBe(edges.length);
        expect(
          edges.map((edge) => edge.split('-').reverse().join('-')).every((edge) => edges.includes(edge)),
        ).toBe(true);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  it('goes to the graphics card as those triangles, rounded and nothing else', () => {
    const { polyhedron } = intersectBoxes(
      [0, 0, 0, 1, 1, 1, 0.3, 0.2, 0.1],
      [0.2, 0.1, 0, 1, 1, 1, 0, 0, 0.4],
    );
    const geometry = new FaceGeometry();
    geometry.setFaces(solidWireframe(polyhedron!, 'dark').faces);
    const corners = drawn(polyhedron!).flat(2);
    const { start, count } = geometry.drawRange;
    expect([start, count]).toEqual([0, corners.length / 3]);
    const sent = [...geometry.getAttribute('position').array].slice(0, corners.length);
    expect(sent).toEqual(corners.map(Math.fround));
  });
});
