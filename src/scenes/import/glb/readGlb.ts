import { transformPoint } from '#rewards';
import type { PointCloud } from '../../pointCloud';
import { LIMITS } from '../limits';
import { PointSink } from '../read/PointSink';
import { plural } from '../read/plural';
import { problem } from '../read/problem';
import type { SourceFile } from '../sourceFile';
import { glbFile } from './glbFile';
import { nodeMeshes } from './nodeMeshes';
import { type Primitive, readPrimitive } from './readPrimitive';
import { type Surface, surfacePoints } from './surfacePoints';

/** Points that a mesh of few vertices is filled up to. */
const ENOUGH = 200_000;

/** Reads a GLB file as coloured points: its points, and the vertices and surfaces of its meshes, where its scene puts them.
 * @throws SceneError if there is nothing of the kind in it, or it is compressed or damaged */
export async function readGlb(
  file: SourceFile,
): Promise<{ points: PointCloud; notes: string[]; licence: string | null }> {
  const glb = await glbFile(file);
  const surfaces: Surface[] = [];
  const sink = new PointSink(0);
  const known = new Map<string, Primitive | null>();
  let vertices = 0;
  let lines = 0;
  let isTextured = false;
  for (const { mesh, matrix } of nodeMeshes(glb.gltf)) {
    for (const place of mesh.get('primitives').items()) {
      if (!known.has(place.path)) known.set(place.path, await readPrimitive(glb, place));
      const primitive = known.get(place.path)!;
      if (!primitive) {
        lines += 1;
        continue;
      }
      vertices += primitive.count;
      if (vertices > 4 * LIMITS.pointsRead) {
        throw place.error(`more than ${4 * LIMITS.pointsRead} vertices together`, 'Make the mesh smaller');
      }
      isTextured ||= primitive.isTextured;
      const positions = placed(primitive, matrix);
      const { colours, triangles } = primitive;
      for (let i = 0; i < positions.length; i += 3) {
        sink.add(
          positions[i]!,
          positions[i + 1]!,
          positions[i + 2]!,
          colours[i],
          colours[i + 1],
          colours[i + 2],
        );
      }
      if (triangles.length > 0) surfaces.push({ positions, colours, triangles });
    }
  }

  const fromVertices = sink.count;
  if (surfaces.length > 0) surfacePoints(surfaces, ENOUGH - fromVertices, sink.add.bind(sink));
  const { points, notes } = sink.finish(file.path);
  if (points.count === 0) {
    throw problem(
      file.path,
      '',
      undefined,
      'there are no points and no meshes in it',
      'Export the geometry too',
    );
  }
  if (surfaces.length > 0) {
    notes.push(
      `${file.path}: of its meshes ${plural(fromVertices, 'vertex', 'vertices')} and ${plural(points.count - fromVertices, 'point')} on their surfaces are shown`,
    );
  }
  if (isTextured)
    notes.push(`${file.path}: textures are not read; surfaces have the one colour of their material`);
  if (lines > 0) notes.push(`${file.path}: lines are not read`);
  const asset = glb.gltf.get('asset');
  const licence = asset.present && asset.get('copyright').present ? asset.get('copyright').string() : null;
  return { points, notes, licence };
}

/** A primitive's positions in the world. */
function placed({ positions, count }: Primitive, matrix: readonly number[]): Float32Array {
  const world = new Float32Array(3 * count);
  for (let i = 0; i < 3 * count; i += 3) {
    world.set(transformPoint(matrix, [positions[i]!, positions[i + 1]!, positions[i + 2]!]), i);
  }
  return world;
}
