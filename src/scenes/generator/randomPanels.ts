import type { Random } from '../random';
import { randomColour, woodColour } from './colours';
import type { Colour, Panel } from './room';

/** What is on the walls and the floor of a room and is no annotated object. Where two overlap the earlier one is in front. */
export function randomPanels(random: Random, width: number, depth: number, height: number): Panel[] {
  const out: Panel[] = [];
  const top = height - 0.15;
  const onWall = (low: number, high: number, breadth: number, albedo: Colour, glow = 0, grain = 0.06) => {
    const side = random.integer(4) as 0 | 1 | 2 | 3;
    const length = side < 2 ? depth : width;
    const from = random.uniform() * Math.max(0, length - breadth);
    out.push({
      side,
      from,
      to: Math.min(length, from + breadth),
      low,
      high: Math.min(top, high),
      albedo,
      glow,
      grain,
    });
  };
  const curtains = random.integer(3);
  for (let i = 0; i < curtains; i++) {
    onWall(
      0.03,
      top,
      random.between(0.3, 0.8),
      randomColour(random, random.between(0.15, 0.75), 0.2),
      0,
      0.12,
    );
  }
  const pictures = random.integer(4);
  for (let i = 0; i < pictures; i++) {
    const low = random.between(1.1, 1.6);
    const picture = randomColour(random, random.uniform(), 0.4);
    onWall(low, low + random.between(0.3, 0.8), random.between(0.3, 1), picture, 0, 0.3);
  }
  const windows = 1 + random.integer(2);
  for (let i = 0; i < windows; i++) {
    const sill = random.between(0.6, 1.1);
    const view = randomColour(random, random.between(0.25, 0.8), 0.2);
    onWall(
      sill,
      sill + random.between(0.9, 1.5),
      random.between(0.8, 2.4),
      view,
      random.between(0.6, 3),
      0.35,
    );
  }
  if (random.chance(0.7)) onWall(0, 2.05, random.between(0.75, 0.95), woodColour(random));
  if (random.chance(0.5)) out.push(rug(random, width, depth));
  return out;
}

function rug(random: Random, width: number, depth: number): Panel {
  const across = random.between(1.2, 0.75 * width);
  const along = random.between(1, 0.75 * depth);
  const from = random.uniform() * (width - across);
  const low = random.uniform() * (depth - along);
  const albedo = randomColour(random, random.between(0.05, 0.7), 0.25);
  return {
    side: 4,
    from,
    to: from + across,
    low,
    high: low + along,
    albedo,
    glow: 0,
    grain: random.between(0.03, 0.25),
  };
}
