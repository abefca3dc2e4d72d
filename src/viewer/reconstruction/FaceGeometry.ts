import { BufferAttribute, BufferGeometry } from 'three';
import type { Vector3 } from '../geometry/vector';
import { faceTriangles } from './faceTriangles';
import type { Rgba } from './hexColour';
import { reserve } from './reserve';

/** A planar convex face, corners counter-clockwise seen from its outside. */
export interface Face {
  readonly loop: readonly Vector3[];
  readonly colour: Rgba;
}

const floats = (size: number) => (items: number) => new BufferAttribute(new Float32Array(items * size), size);
const ATTRIBUTES = { position: floats(3), colour: floats(4) };

/** Any number of coloured faces, as triangles in one draw call. */
export class FaceGeometry extends BufferGeometry {
  setFaces(faces: readonly Face[]): void {
    const corners = faces.reduce((sum, { loop }) => sum + 3 * (loop.length - 2), 0);
    reserve(this, corners, ATTRIBUTES);
    const positions = this.getAttribute('position') as BufferAttribute;
    const colours = this.getAttribute('colour') as BufferAttribute;
    let next = 0;
    for (const { loop, colour } of faces) {
      for (const corner of faceTriangles(loop).flat()) {
        positions.setXYZ(next, ...corner);
        colours.setXYZW(next, ...colour);
        next++;
      }
    }
    positions.needsUpdate = true;
    colours.needsUpdate = true;
    this.setDrawRange(0, corners);
  }
}
