import type { PointCloud } from '../../pointCloud';
import { LIMITS } from '../limits';
import { plural } from './plural';

/** What points without a colour are shown in, sRGB. */
const GREY = 160;

/** Collects the points of a file, as many as an import takes (`LIMITS.pointsRead`): of more, every second one, every fourth …
 * Points without a finite position are counted and left out. */
export class PointSink {
  /** The largest colour value met. */
  widest = 0;
  #positions: Float32Array;
  #colours: Float32Array;
  #count = 0;
  #offered = 0;
  #nowhere = 0;
  #every = 1;

  readonly #most: number;

  /** For about `expected` points; it makes room for more. */
  constructor(expected: number, most: number = LIMITS.pointsRead) {
    this.#most = most;
    const room = 3 * Math.max(1, Math.min(expected, most));
    this.#positions = new Float32Array(room);
    this.#colours = new Float32Array(room);
  }

  get count(): number {
    return this.#count;
  }

  /** Adds a point in the file's world, in a colour that `finish` is told the scale of. */
  add(x: number, y: number, z: number, red = GREY, green = GREY, blue = GREY): void {
    if (!(Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z))) {
      this.#nowhere += 1;
      return;
    }
    if (this.#offered++ % this.#every !== 0) return;
    if (3 * this.#count === this.#positions.length) {
      if (this.#count < this.#most) this.#grow();
      else if (this.#halve()) return;
    }
    const at = 3 * this.#count++;
    this.#positions[at] = x;
    this.#positions[at + 1] = y;
    this.#positions[at + 2] = z;
    this.#colours[at] = red;
    this.#colours[at + 1] = green;
    this.#colours[at + 2] = blue;
    this.widest = Math.max(this.widest, red, green, blue);
  }

  /** The cloud, and what the user should know about it. A colour is `value · factor + shift`, sRGB 0–255, rounded. */
  finish(file: string, factor = 1, shift = 0): { points: PointCloud; notes: string[] } {
    const notes: string[] = [];
    if (this.#nowhere > 0)
      notes.push(`${file}: ${plural(this.#nowhere, 'point')} without a finite position left out`);
    if (this.#every > 1) notes.push(`${file}: of ${this.#offered} points one in ${this.#every} was read`);
    const length = 3 * this.#count;
    // An array of this kind rounds, and keeps to 0–255.
    const clamped = new Uint8ClampedArray(length);
    for (let i = 0; i < length; i++) clamped[i] = this.#colours[i]! * factor + shift;
    const colors = new Uint8Array(clamped.buffer);
    const positions = length === this.#positions.length ? this.#positions : this.#positions.slice(0, length);
    return { points: { count: this.#count, positions, colors }, notes };
  }

  #grow(): void {
    const room = 3 * Math.min(this.#most, 2 * this.#count);
    this.#positions = enlarged(this.#positions, room);
    this.#colours = enlarged(this.#colours, room);
  }

  /** Drops every second point. True if the point at hand would be dropped too. */
  #halve(): boolean {
    for (const values of [this.#positions, this.#colours]) {
      for (let i = 0; 2 * i < this.#count; i++) values.copyWithin(3 * i, 6 * i, 6 * i + 3);
    }
    this.#count = Math.ceil(this.#count / 2);
    this.#every *= 2;
    return (this.#offered - 1) % this.#every !== 0;
  }
}

function enlarged(values: Float32Array, room: number): Float32Array {
  const larger = new Float32Array(room);
  larger.set(values);
  return larger;
}
