import type { Furniture } from './furniture';

export type Colour = readonly [number, number, number];

/** A piece of furniture where it stands. */
export interface Piece {
  readonly furniture: Furniture;
  /** Null for clutter: things in the room that nobody asks for. */
  readonly label: string | null;
  /** Middle of its box, metres. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Width, depth and height after the jitter, metres. */
  readonly size: readonly [number, number, number];
  /** Turn about z, radians; at 0 the front looks to −y. */
  readonly yaw: number;
  /** Then a turn about its own x axis: below 0 it leans back. The box's angles are (yaw, tilt, 0). */
  readonly tilt: number;
  /** Left and right swapped. */
  readonly mirrored: boolean;
  /** Factor on the albedo, linear RGB. */
  readonly tint: Colour;
}

/** A rectangle on a wall or on the floor that is no annotated object: window, door, picture, rug. */
export interface Panel {
  /** 0: x = 0, 1: x = width, 2: y = 0, 3: y = depth, 4: floor. */
  readonly side: 0 | 1 | 2 | 3 | 4;
  /** Along the wall's horizontal axis (x or y), or along x on the floor. */
  readonly from: number;
  readonly to: number;
  /** Height, or along y on the floor. */
  readonly low: number;
  readonly high: number;
  readonly albedo: Colour;
  /** The light behind a window; 0 for what only reflects. */
  readonly glow: number;
  /** As `Room.grain`. */
  readonly grain: number;
}

/** A furnished room: floor [0, width] × [0, depth], ceiling at `height`, metres. */
export interface Room {
  readonly width: number;
  readonly depth: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly panels: readonly Panel[];
  readonly wall: Colour;
  readonly floor: Colour;
  readonly ceiling: Colour;
  /** Strength of the grain on walls and floor, as a share of the albedo. */
  readonly grain: number;
  readonly light: Light;
}

/** A ceiling lamp, light from the windows, perhaps sun through them, and what bounces about. */
export interface Light {
  readonly lamp: { readonly x: number; readonly y: number; readonly power: number; readonly colour: Colour };
  readonly ambient: Colour;
  /** Factor on the light of the windows. */
  readonly day: number;
  /** Towards the sun, unit length; power 0 for none. */
  readonly sun: { readonly direction: readonly [number, number, number]; readonly power: number };
}
