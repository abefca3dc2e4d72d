import { BufferAttribute, BufferGeometry, DoubleSide, Ray } from 'three';
import { MeshBVH, SAH } from 'three-mesh-bvh';

/** A furniture model ready for ray casting. Model space: metres, z up, bottom at z = 0, middle at x = y = 0, front −y. */
export interface Furniture {
  readonly name: string;
  readonly label: string;
  /** Width (x), depth (y) and height (z), metres. The mesh touches all six sides of this box. */
  readonly size: readonly [number, number, number];
  readonly bvh: MeshBVH;
  /** Linear RGB per triangle, `[triangles, 3]`. */
  readonly albedo: Float32Array;
}

/** Where a ray first meets a model. */
export interface FurnitureHit {
  /** In units of the direction's length. */
  readonly distance: number;
  readonly triangle: number;
  /** Unit normal of the triangle, either side. */
  readonly normal: { readonly x: number; readonly y: number; readonly z: number };
}

/** Builds the search tree of one model, once.
 * @param positions `[triangles, 3 corners, 3]`, metres @param colours sRGB per triangle, `[triangles, 3]` */
export function buildFurniture(
  name: string,
  label: string,
  size: readonly [number, number, number],
  positions: Float32Array,
  colours: Uint8Array,
): Furniture {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  // indirect: the tree keeps its own order of triangles, so that a hit's index still finds its colour
  const bvh = new MeshBVH(geometry, { strategy: SAH, targetLeafSize: 6, indirect: true });
  return { name, label, size, bvh, albedo: Float32Array.from(colours, (value) => (value / 255) ** 2.2) };
}

const ray = new Ray();

/** The first triangle that a ray in model space meets within `reach` (in units of the direction's length), or null. */
export function castFurniture(
  { bvh }: Furniture,
  origin: readonly [number, number, number],
  direction: readonly [number, number, number],
  reach: number,
): FurnitureHit | null {
  ray.origin.set(...origin);
  ray.direction.set(...direction);
  const length = ray.direction.length();
  ray.direction.divideScalar(length);
  const hit = bvh.raycastFirst(ray, DoubleSide, 0, reach * length);
  if (!hit) return null;
  return { distance: hit.distance / length, triangle: hit.faceIndex!, normal: hit.face!.normal };
}
