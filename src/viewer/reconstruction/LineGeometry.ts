import { BufferAttribute, DynamicDrawUsage, InstancedBufferAttribute, InstancedBufferGeometry } from 'three';
import type { Vector3 } from '../geometry/vector';
import type { Rgba } from './hexColour';

/** How a line looks; widths in CSS pixels. */
export interface LineStyle {
  readonly colour: Rgba;
  readonly width: number;
  readonly pattern?: 'solid' | 'dashed' | 'dotted';
  readonly underColour?: Rgba;
  readonly underWidth?: number;
}

export interface LineSegment {
  readonly start: Vector3;
  readonly end: Vector3;
  readonly style: LineStyle;
}

const NOTHING: Rgba = [0, 0, 0, 0];
const PATTERNS = ['solid', 'dashed', 'dotted'];

/** Any number of straight lines as instances of one quad: one draw call. Its buffers grow and are used again. */
export class LineGeometry extends InstancedBufferGeometry {
  #capacity = 0;

  constructor() {
    super();
    this.setAttribute('position', new BufferAttribute(new Float32Array([0, -1, 0, 1, -1, 0, 0, 1, 0, 1, 1, 0]), 3));
    this.setIndex([0, 1, 2, 2, 1, 3]);
    this.instanceCount = 0;
  }

  setLines(lines: readonly LineSegment[]): void {
    this.#reserve(lines.length);
    lines.forEach(({ start, end, style }, i) => {
      this.moveLine(i, start, end);
      this.getAttribute('colour').setXYZW(i, ...style.colour);
      this.getAttribute('underColour').setXYZW(i, ...(style.underColour ?? NOTHING));
      const pattern = PATTERNS.indexOf(style.pattern ?? 'solid');
      this.getAttribute('style').setXYZ(i, style.width, style.underWidth ?? 0, pattern);
    });
    for (const name of ['colour', 'underColour', 'style']) this.getAttribute(name).needsUpdate = true;
    this.instanceCount = lines.length;
  }

  /** Moves one line that has been set; allocates nothing. */
  moveLine(index: number, start: Vector3, end: Vector3): void {
    const starts = this.getAttribute('start');
    const ends = this.getAttribute('end');
    starts.setXYZ(index, start[0], start[1], start[2]);
    ends.setXYZ(index, end[0], end[1], end[2]);
    starts.needsUpdate = true;
    ends.needsUpdate = true;
  }

  #reserve(count: number): void {
    if (count <= this.#capacity && this.#capacity > 0) return;
    this.#capacity = Math.max(64, 2 ** Math.ceil(Math.log2(count)));
    // The renderer keeps a buffer per attribute until the geometry is disposed of: give the old ones back.
    this.dispose();
    const sizes = { start: 3, end: 3, colour: 4, underColour: 4, style: 3 };
    for (const [name, size] of Object.entries(sizes)) {
      const attribute = new InstancedBufferAttribute(new Float32Array(this.#capacity * size), size);
      this.setAttribute(name, attribute.setUsage(DynamicDrawUsage));
    }
  }
}
