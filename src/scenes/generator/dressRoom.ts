import type { Random } from '../random';
import { randomColour, woodColour } from './colours';
import { randomPanels } from './randomPanels';
import type { Light, Piece, Room } from './room';

/** Gives furnished walls their colours, windows, doors, pictures, perhaps a rug, and a light. */
export function dressRoom(
  random: Random,
  width: number,
  depth: number,
  height: number,
  pieces: readonly Piece[],
): Room {
  return {
    width,
    depth,
    height,
    pieces,
    panels: randomPanels(random, width, depth, height),
    wall: randomColour(random, random.between(0.25, 0.85), 0.08),
    floor: random.chance(0.6) ? woodColour(random) : randomColour(random, random.between(0.08, 0.6), 0.1),
    ceiling: randomColour(random, random.between(0.6, 0.9), 0.03),
    grain: random.between(0.02, 0.14),
    light: light(random, width, depth),
  };
}

function light(random: Random, width: number, depth: number): Light {
  const warmth = random.between(0, 0.35);
  const ambient = random.between(0.15, 0.6);
  const cast = random.between(-0.08, 0.2);
  const azimuth = random.between(0, 2 * Math.PI);
  const elevation = random.between(0.25, 1);
  const level = Math.cos(elevation);
  return {
    lamp: {
      x: width * random.between(0.3, 0.7),
      y: depth * random.between(0.3, 0.7),
      power: random.chance(0.3) ? 0 : random.between(0.3, 3),
      colour: [1 + warmth, 1, 1 - warmth],
    },
    ambient: [ambient * (1 + cast), ambient, ambient * (1 - cast)],
    day: random.between(0, 1),
    sun: {
      direction: [level * Math.cos(azimuth), level * Math.sin(azimuth), Math.sin(elevation)],
      power: random.chance(0.5) ? 0 : random.between(0.5, 5),
    },
  };
}
