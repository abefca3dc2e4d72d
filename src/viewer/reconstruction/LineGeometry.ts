import { BufferAttribute, InstancedBufferAttribute, InstancedBufferGeometry } from 'three';
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

const floats = (size: number) => (items: number) =>
  new InstancedBufferAttribute(new Float32Array(items * size), size);
const ATTRIBUTES = {
  start: floats(3),
  end: floats(3),
  colour: floats(4),
  underColour: floats(4),
  style: floats(3),
};

/** Any number of straight lines as instances of one quad: one draw call. */
export class LineGeometry extends InstancedBufferGeometry {
  constructor() {
    super();
    const quad = new Float32Array([0, -1, 0, 1, -1, 0, 0, 1, 0, 1, 1, 0]);
    this.setAttribute('position', new BufferAttribute(quad, 3));
    this.setIndex([0, 1, 2, 2, 1, 3]);
    this.setLines([]);
  }

  setLines(lines: readonly LineSegment[]): void {
    reserve(this, lines.length, ATTRIBUTES);
    const attribute = (name: keyof typeof ATTRIBUTES) => this.getAttribute(name) as BufferAttribute;
    const [starts, ends, styles] = [attribute('start'), attribute('end'), attribute('style')];
    const [colours, underColours] = [attribute('colour'), attribute('underColour')];
    lines.forEach(({ start, end, style }, i) => {
      starts.setXYZ(i, ...start);
      ends.setXYZ(i, ...end);
      colours.setXYZW(i, ...style.colour);
      underColours.setXYZW(i, ...(style.underColour ?? NOTHING));
      styles.setXYZ(i, style.width, style.underWidth ?? 0, PATTERNS.indexOf(style.pattern ?? 'solid'));
    });
    for (const changed of [starts, ends, styles, colours, underColours]) changed.needsUpdate = true;
    this.instanceCount = lines.length;
  }
}
