import { composePoses } from '#rewards';
import type { JsonPlace } from '../read/JsonPlace';
import { quaternionToMatrix } from '../read/quaternion';
import { item } from './readAccessor';

/** A mesh at its place in the world. */
export interface PlacedMesh {
  readonly mesh: JsonPlace;
  /** Mesh to world, 4×4 row-major; may scale. */
  readonly matrix: readonly number[];
}

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** The meshes of a file's scene, with the transforms of all nodes above them. A node that two others share, which glTF
 * forbids, counts once: a circle ends.
 * @throws SceneError if a node is malformed */
export function nodeMeshes(gltf: JsonPlace): PlacedMesh[] {
  const placed: PlacedMesh[] = [];
  const seen = new Set<string>();
  const waiting = roots(gltf).map((node) => ({ node, above: IDENTITY as readonly number[] }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, above } = next;
    if (seen.has(node.path)) continue;
    seen.add(node.path);
    const matrix = composePoses(above, localMatrix(node));
    const mesh = node.get('mesh');
    if (mesh.present) placed.push({ mesh: item(gltf, 'meshes', mesh), matrix });
    const children = node.get('children');
    if (!children.present) continue;
    for (const child of children.items()) waiting.push({ node: item(gltf, 'nodes', child), above: matrix });
  }
  return placed;
}

/** The nodes of the file's scene; without scenes, all that are nobody's children. */
function roots(gltf: JsonPlace): JsonPlace[] {
  if (gltf.get('scenes').present) {
    const scenes = gltf.get('scenes').items();
    const chosen = scenes[gltf.get('scene').present ? gltf.get('scene').number() : 0]?.get('nodes');
    return chosen?.present ? chosen.items().map((node) => item(gltf, 'nodes', node)) : [];
  }
  const nodes = gltf.get('nodes').present ? gltf.get('nodes').items() : [];
  const children = new Set(
    nodes
      .flatMap((node) => (node.get('children').present ? node.get('children').items() : []))
      .map(({ value }) => value),
  );
  return nodes.filter((_, index) => !children.has(index));
}

/** A node's own transform, 4×4 row-major; glTF's matrices go by columns, its quaternions have w last. */
function localMatrix(node: JsonPlace): number[] {
  if (node.get('matrix').present) {
    const m = node.get('matrix').numbers(16);
    return m.map((_, i) => m[4 * (i % 4) + Math.floor(i / 4)]!);
  }
  const vector = (name: string, length: number) =>
    node.get(name).present ? node.get(name).numbers(length) : null;
  const [tx, ty, tz] = vector('translation', 3) ?? [0, 0, 0];
  const [sx, sy, sz] = vector('scale', 3) ?? [1, 1, 1];
  const [x, y, z, w] = vector('rotation', 4) ?? [0, 0, 0, 1];
  const [a, b, c, d, e, f, g, h, i] = quaternionToMatrix([w!, x!, y!, z!]);
  return [
    ...[a! * sx!, b! * sy!, c! * sz!, tx!],
    ...[d! * sx!, e! * sy!, f! * sz!, ty!],
    ...[g! * sx!, h! * sy!, i! * sz!, tz!],
    ...[0, 0, 0, 1],
  ];
}
