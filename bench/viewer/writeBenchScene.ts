import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScene, type Scene } from '#scenes';
import { Random } from '../../src/scenes/random';

/** What every viewer of the bench gets to draw. */
export const BENCH_POINTS = 200_000;
export const BENCH_BOXES = 500;

/** The room that the bench's scene is made of: a real walk, a real video, points where a room has them. */
const ROOM = join('public', 'samples', 'living-room');
/** Further points lie so far from those of the room at most, metres: about as far as its own from each other. */
const JITTER = 0.012;

/** Writes a scene folder (docs/scene-format.md): the clip and the walk of the living room, its points filled up to
 * `BENCH_POINTS`, and `BENCH_BOXES` boxes all over it, turned about all three axes. The same folder every time. */
export function writeBenchScene(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const {
    rays: _rays,
    tasks: _tasks,
    rollouts: _rollouts,
    ...room
  } = parseScene(JSON.parse(readFileSync(join(ROOM, 'scene.json'), 'utf8')));
  const { clip, poster, thumbnails, points } = room;
  if (!points) throw new Error('The living room has lost its points');
  for (const file of [clip?.file, poster?.file, thumbnails?.file]) {
    if (file) cpSync(join(ROOM, file), join(folder, file));
  }
  const random = Random.seeded(6);
  writeFileSync(join(folder, points.file), morePoints(points, random));

  // Without tasks the page draws the scene's objects: nothing but what the other viewer is given as well.
  const instances = Array.from({ length: BENCH_BOXES }, (_, i) => ({
    id: `box-${i}`,
    label: `box ${i}`,
    colour: '#4488cc',
    box: someBox(room.bounds, random),
    seen: [],
  }));
  const scene = { ...room, title: 'Bench', points: { ...points, count: BENCH_POINTS }, instances };
  writeFileSync(join(folder, 'scene.json'), JSON.stringify(scene));
}

function morePoints({ file, count, scale }: NonNullable<Scene['points']>, random: Random): Uint8Array {
  const bytes = readFileSync(join(ROOM, file));
  const out = new Uint8Array(9 * BENCH_POINTS);
  const places = new Int16Array(out.buffer, 0, 3 * BENCH_POINTS);
  const colours = out.subarray(6 * BENCH_POINTS);
  const reach = JITTER / scale;
  for (let i = 0; i < BENCH_POINTS; i++) {
    const own = i < count;
    const from = own ? i : random.integer(count);
    for (let axis = 0; axis < 3; axis++) {
      const shift = own ? 0 : Math.round(random.between(-reach, reach));
      places[3 * i + axis] = bytes.readInt16LE(6 * from + 2 * axis) + shift;
      colours[3 * i + axis] = bytes[6 * count + 3 * from + axis]!;
    }
  }
  return out;
}

function someBox({ min, max }: Scene['bounds'], random: Random): number[] {
  const centre = [0, 1, 2].map((axis) => random.between(min[axis]! + 0.2, max[axis]! - 0.2));
  const size = [0, 1, 2].map(() => random.between(0.1, 0.5));
  const angles = [0.7, 0.2, 0.2].map((most) => random.between(-most, most));
  return [...centre, ...size, ...angles];
}
