import { BufferAttribute, BufferGeometry } from 'three';
import type { Vector3 } from '../geometry/vector';
import type { Rgba } from './hexColour';
import { reserve } from './reserve';

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

const floats = (size: number) => (items: number) => new BufferAttribute(new Float32Array(items * size), size);
const bytes = (size: number) => (items: number) =>
  new BufferAttribute(new Uint8Array(items * size), size, true);
const ATTRIBUTES = {
  position: floats(3),
  start: floats(3),
  end: floats(3),
  colour: bytes(4),
  underColour: bytes(4),
  style: floats(3),
};

/** Any number of straight lines, four corners each: one draw call. No instances: drivers without a graphics card draw each
 * instance of its own, which takes many times as long. */
export class LineGeometry extends BufferGeometry {
  constructor() {
    super();
    this.setLines([]);
  }

  setLines(lines: readonly LineSegment[]): void {
    if (reserve(this, 4 * lines.length, ATTRIBUTES)) this.#setCorners();
    const attribute = (name: keyof typeof ATTRIBUTES) => this.getAttribute(name) as BufferAttribute;
    const [starts, ends, styles] = [attribute('start'), attribute('end'), attribute('style')];
    const [colours, underColours] = [attribute('colour'), attribute('underColour')];
    let i = 0;
    for (const { start, end, style } of lines) {
      const { colour, underColour = NOTHING, width, underWidth = 0, pattern = 'solid' } = style;
      for (let corner = 0; corner < 4; corner++, i++) {
        starts.setXYZ(i, start[0], start[1], start[2]);
        ends.setXYZ(i, end[0], end[1], end[2]);
        colours.setXYZW(i, colour[0], colour[1], colour[2], colour[3]);
        underColours.setXYZW(i, underColour[0], underColour[1], underColour[2], underColour[3]);
        styles.setXYZ(i, width, underWidth, PATTERNS.indexOf(pattern));
      }
    }
    for (const changed of [starts, ends, styles, colours, underColours]) changed.needsUpdate = true;
    this.setDrawRange(0, 6 * lines.length);
  }

  /** Which corner of its line each vertex is, and two triangles a line. */
  #setCorners(): void {
    const corners = this.getAttribute('position') as BufferAttribute;
    const index = new Uint32Array((corners.count / 4) * 6);
    for (let first = 0, at = 0; first < corners.count; first += 4, at += 6) {
      for (let corner = 0; corner < 4; corner++) {
        corners.setXYZ(first + corner, corner >> 1, 2 * (corner & 1) - 1, 0);
      }
      index.set([first, first + 2, first + 1, first + 1, first + 2, first + 3], at);
    }
    this.setIndex(new BufferAttribute(index, 1));
  }
}
