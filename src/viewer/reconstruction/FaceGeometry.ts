import { BufferAttribute, BufferGeometry } from 'three';
import type { Vector3 } from '../geometry/vector';
import type { Rgba } from './hexColour';

/** A planar convex face, corners counter-clockwise seen from its outside. */
export interface Face {
  readonly loop: readonly Vector3[];
  readonly colour: Rgba;
}

/** Any number of coloured faces in one draw call. */
export class FaceGeometry extends BufferGeometry {
  setFaces(faces: readonly Face[]): void {
    const corners: number[] = [];
    const colours: number[] = [];
    for (const { loop, colour } of faces) {
      for (let i = 2; i < loop.length; i++) {
        corners.push(...loop[0]!, ...loop[i - 1]!, ...loop[i]!);
        colours.push(...colour, ...colour, ...colour);
      }
    }
    // The renderer keeps a buffer per attribute until the geometry is disposed of: give the old ones back.
    this.dispose();
    this.setAttribute('position', new BufferAttribute(new Float32Array(corners), 3));
    this.setAttribute('colour', new BufferAttribute(new Float32Array(colours), 4));
    this.setDrawRange(0, corners.length / 3);
  }
}
