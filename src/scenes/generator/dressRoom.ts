import type { Random } from '../random';
import type { Colour, Light, Panel, Piece, Room } from './room';

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
    panels: panels(random, width, depth, height),
    wall: mixed(random, random.between(0.25, 0.85), 0.08),
    floor: random.chance(0.6) ? wood(random) : mixed(random, random.between(0.08, 0.6), 0.1),
    ceiling: mixed(random, random.between(0.6, 0.9), 0.03),
    grain: random.between(0.02, 0.14),
    light: light(random, width, depth),
  };
}

function panels(random: Random, width: number, depth: number, height: number): Panel[] {
  const out: Panel[] = [];
  const add = (low: number, high: number, breadth: number, albedo: Colour, glow: number) => {
    const side = random.integer(4) as 0 | 1 | 2 | 3;
    const length = side < 2 ? depth : width;
    const from = random.uniform() * Math.max(0, length - breadth);
    out.push({ side, from, to: Math.min(length, from + breadth), low, high, albedo, glow });
  };
  const windows = 1 + random.integer(2);
  for (let i = 0; i < windows; i++) {
    const sill = random.between(0.6, 1.1);
    const breadth = random.between(0.8, 2.4);
    const glow = random.between(0.6, 3);
    add(sill, Math.min(height - 0.2, sill + random.between(0.9, 1.5)), breadth, [0.5, 0.55, 0.6], glow);
    if (random.chance(0.5)) add(0.05, height - 0.2, random.between(0.3, 0.7), mixed(random, 0.4, 0.3), 0);
  }
  if (random.chance(0.7)) add(0, 2.05, random.between(0.75, 0.95), wood(random), 0);
  const pictures = random.integer(4);
  for (let i = 0; i < pictures; i++) {
    const low = random.between(1.1, 1.6);
    add(
      low,
      Math.min(height - 0.1, low + random.between(0.3, 0.8)),
      random.between(0.3, 1),
      mixed(random, random.uniform(), 0.4),
      0,
    );
  }
  if (random.chance(0.5)) {
    const across = random.between(1.2, 0.75 * width);
    const along = random.between(1, 0.75 * depth);
    const from = random.uniform() * (width - across);
    const low = random.uniform() * (depth - along);
    const albedo = mixed(random, random.between(0.05, 0.6), 0.3);
    out.push({ side: 4, from, to: from + across, low, high: low + along, albedo, glow: 0 });
  }
  return out;
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

/** A colour of about the given brightness; `spread` is how far its channels differ. */
function mixed(random: Random, brightness: number, spread: number): Colour {
  const channel = () => Math.min(0.92, Math.max(0.02, brightness * Math.exp(random.normal() * spread)));
  return [channel(), channel(), channel()];
}

function wood(random: Random): Colour {
  const brightness = random.between(0.08, 0.55);
  const red = random.between(1.1, 1.5);
  const blue = random.between(0.4, 0.8);
  return [Math.min(0.85, brightness * red), brightness, brightness * blue];
}
