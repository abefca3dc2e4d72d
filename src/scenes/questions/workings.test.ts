import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { QuestionType, ReasoningTask } from '#rewards';
import { decodeFurniture } from '../generator/decodeFurniture';
import { Random } from '../random';
import { shardScenes } from '../shard/shardScenes';
import { spatialQuestions } from './spatialQuestions';

const FURNITURE = join('public', 'samples', 'furniture');
const furniture = decodeFurniture(
  JSON.parse(readFileSync(join(FURNITURE, 'proxies.json'), 'utf8')),
  Uint8Array.from(readFileSync(join(FURNITURE, 'proxies.bin'))).buffer,
);
const random = Random.seeded(3);
const tasks = [...shardScenes(furniture, 'train', 12, 60)].flatMap((scene) =>
  spatialQuestions(
    scene,
    scene.clipFrames.map((_, view) => view),
    random,
    { perType: 3 },
  ),
);
const of = (...types: QuestionType[]) => tasks.filter(({ question }) => types.includes(question));

type Pair = readonly [number, number];

/** `(1.20, -0.60)` → its numbers, of all in a text. */
const pairs = (text: string): Pair[] =>
  [...text.matchAll(/\((-?[\d.]+), (-?[\d.]+)\)/g)].map(([, x, y]) => [Number(x), Number(y)]);
const ways = ({ working = '' }: ReasoningTask) =>
  [...working.matchAll(/(\(-?[\d.]+, -?[\d.]+\)): (\d+)°/g)].map(([, way, bearing]) => ({
    way: pairs(way!)[0]!,
    bearing: Number(bearing),
  }));
const turns = ({ working = '' }: ReasoningTask) =>
  [...working.matchAll(/a turn of (\d+)° to the (left|right)/g)].map(
    ([, angle, side]) => (side === 'right' ? 1 : -1) * Number(angle),
  );
/** How far two bearings are apart, degrees. */
const apart = (p: number, q: number) => Math.abs(((p - q + 540) % 360) - 180);

function expectWay(
  { way, bearing }: ReturnType<typeof ways>[number],
  from: Pair,
  to: Pair,
  id: string,
): void {
  // each of the three is rounded to a centimetre
  for (const axis of [0, 1] as const)
    expect(Math.abs(to[axis] - from[axis] - way[axis]), id).toBeLessThan(0.016);
  const plain = (Math.atan2(way[0], way[1]) * 180) / Math.PI;
  expect(apart(plain, bearing), id).toBeLessThan(0.5 + 1 / Math.hypot(...way));
}

describe('workings can be followed from line to line', () => {
  it('of directions: places, ways, the turn from one way to the other', () => {
    const asked = of('object_rel_direction_easy', 'object_rel_direction_medium', 'object_rel_direction_hard');
    expect(asked.length).toBeGreaterThan(100);
    for (const task of asked) {
      const [standing, facing, other] = pairs(task.working!.split('from ')[0]!) as [Pair, Pair, Pair];
      const [ahead, aside] = ways(task) as [ReturnType<typeof ways>[0], ReturnType<typeof ways>[0]];
      expectWay(ahead, standing, facing, task.id);
      expectWay(aside, standing, other, task.id);
      expect(apart(aside.bearing - ahead.bearing, turns(task)[0]!), task.id).toBeLessThan(2);
    }
  });

  it('of routes: the places of all stops before the first way, a way before each turn', () => {
    const asked = of('route_planning');
    expect(asked.length).toBeGreaterThan(30);
    for (const task of asked) {
      const [seen = '', reckoned = ''] = task.working!.split(/(?<=\n)apart by (.*)/s);
      const [start, facing, ...stops] = pairs(seen) as [Pair, Pair, ...Pair[]];
      const [first, ...others] = ways(task);
      expectWay(first!, start, facing, task.id);
      expect(reckoned).not.toContain('forward');
      const found = turns(task);
      expect(others.length, task.id).toBe(found.length);
      // a first leg without a turn goes the way that is faced
      const skipped = stops.length - others.length;
      for (const [index, way] of others.entries()) {
        const leg = index + skipped;
        expectWay(way, leg === 0 ? start : stops[leg - 1]!, stops[leg]!, task.id);
        const before = [first!, ...others][index]!.bearing;
        // the stop lies on the way to the goal's middle, to a centimetre
        expect(apart(way.bearing - before, found[index]!), task.id).toBeLessThan(3);
      }
    }
  });
});
