import type { Colour, Panel, Room } from './room';

type Vector = readonly [number, number, number];

const DAYLIGHT: Colour = [0.92, 0.98, 1.08];
const SUNLIGHT: Colour = [1.12, 1, 0.8];

/** Light that falls on a point from lamp, windows, sun and surroundings, linear RGB. Furniture throws no shadows: the
 * policy's rays are too sparse to show their edges, and the grain of the colours covers the rest. */
export function irradiance(room: Room, point: Vector, normal: Vector): [number, number, number] {
  const { lamp, ambient, day, sun } = room.light;
  const up = 0.62 + 0.38 * normal[2];
  const out: [number, number, number] = [ambient[0] * up, ambient[1] * up, ambient[2] * up];
  const add = (strength: number, colour: Colour) => {
    for (let c = 0; c < 3; c++) out[c]! += strength * colour[c]!;
  };
  if (lamp.power > 0) {
    const to: Vector = [lamp.x - point[0], lamp.y - point[1], room.height - 0.2 - point[2]];
    const squared = dot(to, to) + 0.05;
    const cosine = dot(normal, to) / Math.sqrt(squared);
    if (cosine > 0) add((lamp.power * cosine) / squared, lamp.colour);
  }
  const facing = sun.power > 0 ? dot(normal, sun.direction) : 0;
  for (const panel of room.panels) {
    if (panel.glow === 0) continue;
    add(day * windowLight(panel, room, point, normal), DAYLIGHT);
    if (facing > 0 && seesSun(panel, room, point)) add(sun.power * facing, SUNLIGHT);
  }
  return out;
}

/** A window as a small flat source in its middle, facing into the room. */
function windowLight(panel: Panel, room: Room, point: Vector, normal: Vector): number {
  const axis = wallAxis(panel);
  const middle: [number, number, number] = [0, 0, (panel.low + panel.high) / 2];
  middle[axis] = wallPlane(panel, room);
  middle[1 - axis] = (panel.from + panel.to) / 2;
  const to: Vector = [middle[0] - point[0], middle[1] - point[1], middle[2] - point[2]];
  const area = (panel.to - panel.from) * (panel.high - panel.low);
  const squared = dot(to, to) + area / 4;
  const received = dot(normal, to);
  if (received <= 0) return 0;
  return (panel.glow * area * received * Math.abs(to[axis])) / (squared * squared);
}

/** Whether the line from a point to the sun leaves through the window. */
function seesSun(panel: Panel, room: Room, point: Vector): boolean {
  const { direction } = room.light.sun;
  const axis = wallAxis(panel);
  const t = (wallPlane(panel, room) - point[axis]) / direction[axis];
  // a pane does not see through itself: there t is 0 but for rounding, which differs from engine to engine
  if (!(t > 1e-6)) return false;
  const along = point[1 - axis]! + t * direction[1 - axis]!;
  const height = point[2] + t * direction[2];
  return along > panel.from && along < panel.to && height > panel.low && height < panel.high;
}

/** The axis that a wall stands across: 0 for x = …, 1 for y = …. */
function wallAxis({ side }: Panel): 0 | 1 {
  return side < 2 ? 0 : 1;
}

function wallPlane({ side }: Panel, room: Room): number {
  return side === 1 ? room.width : side === 3 ? room.depth : 0;
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
