import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Box9 } from '#rewards';
import { parseScene, type Scene } from '#scenes';
import { pinholeOf, poseAt } from '#viewer';
import { farthestOutside } from './support/farthestOutside';
import { gapsToFaces } from './support/gapsToFaces';
import { type Evidence, readEvidence } from './support/readEvidence';

const SAMPLES = 'public/samples';
/** Metres: the mesh comes this near to every face, and sticks out no more than that. */
const [LOOSE, BEYOND] = [0.01, 0.001];
/** Pixels. */
const MARGIN = 1;

const rooms = readdirSync(SAMPLES).filter((room) => existsSync(`${SAMPLES}/${room}/scene.json`));

describe.each(rooms)('the boxes of the %s that ships', (room) => {
  const scene = parseScene(JSON.parse(readFileSync(`${SAMPLES}/${room}/scene.json`, 'utf8')));
  const evidence = readEvidence(room);

  it('are those of the things that were drawn', () => {
    expect(evidence.instances.map(({ id }) => id)).toEqual(scene.instances.map(({ id }) => id));
    const drawn = evidence.instances.map(({ masks }) => new Set(masks.map(([frame]) => frame)));
    scene.instances.forEach(({ seen }, i) => {
      expect(seen.filter(({ frame }) => !drawn[i]!.has(frame))).toEqual([]);
    });
  });

  it('touch their mesh on all six faces', () => {
    scene.instances.forEach(({ box }, i) => {
      expect(meshProblems(evidence, i, box)).toEqual([]);
    });
  });

  it('hold every pixel of every mask', () => {
    scene.instances.forEach((_, i) => {
      expect(maskProblems(evidence, i, scene)).toEqual([]);
    });
  });

  it('would be found out by the mesh if they were 2 cm off', () => {
    scene.instances.forEach(({ box }, i) => {
      for (const axis of [0, 1, 2]) {
        for (const shift of [-0.02, 0.02]) {
          const moved = box.map((value, k) => (k === axis ? value + shift : value)) as unknown as Box9;
          expect(meshProblems(evidence, i, moved)).not.toEqual([]);
        }
      }
    });
  });

  it('would be found out by the masks if the camera were three frames off', () => {
    const late: Scene = { ...scene, poses: [...scene.poses.slice(3), ...scene.poses.slice(0, 3)] };
    const found = scene.instances.filter((_, i) => maskProblems(evidence, i, late).length > 0);
    expect(found.length).toBeGreaterThan(0.9 * scene.instances.length);
  });
});

function meshProblems({ unit, instances }: Evidence, i: number, box: Box9): string[] {
  const { id, points } = instances[i]!;
  return gapsToFaces(box, points, unit)
    .filter((gap) => gap > LOOSE || gap < -BEYOND)
    .map((gap) => `${id}: a face is ${(1000 * gap).toFixed(1)} mm outside the mesh`);
}

function maskProblems({ slack, instances }: Evidence, i: number, scene: Scene): string[] {
  const { id, masks } = instances[i]!;
  return masks.flatMap(([frame, ...hull]) => {
    const outside = farthestOutside(pinholeOf(scene)!, poseAt(scene, frame)!, scene.instances[i]!.box, hull);
    return outside > MARGIN - slack ? [`${id}: ${outside.toFixed(2)} pixels outside in frame ${frame}`] : [];
  });
}
