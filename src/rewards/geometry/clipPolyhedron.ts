import type { Polyhedron } from '../polyhedron';

/** The part of a convex polyhedron with `sign · p[axis] ≤ limit`, or null where no volume is left.
 * A vertex within `tolerance` of the plane lies on it and stays where it is. */
export function clipPolyhedron(
  solid: Polyhedron,
  axis: 0 | 1 | 2,
  sign: 1 | -1,
  limit: number,
  tolerance: number,
): Polyhedron | null {
  const depth = solid.vertices.map((point) => limit - sign * point[axis]);
  const side = depth.map((d) => (Math.abs(d) <= tolerance ? 0 : Math.sign(d)));
  if (!side.includes(1)) return null;
  if (!side.includes(-1)) return solid;

  const vertices = [...solid.vertices];
  const cuts = new Map<string, number>();
  const cut = (inner: number, outer: number): number => {
    const key = `${inner},${outer}`;
    const known = cuts.get(key);
    if (known !== undefined) return known;
    const t = depth[inner]! / (depth[inner]! - depth[outer]!);
    const [p, q] = [vertices[inner]!, vertices[outer]!];
    const point: [number, number, number] = [
      p[0] + t * (q[0] - p[0]),
      p[1] + t * (q[1] - p[1]),
      p[2] + t * (q[2] - p[2]),
    ];
    point[axis] = sign * limit;
    cuts.set(key, vertices.push(point) - 1);
    return vertices.length - 1;
  };

  const faces: number[][] = [];
  for (const face of solid.faces) {
    const loop: number[] = [];
    face.forEach((vertex, i) => {
      const next = face[(i + 1) % face.length]!;
      if (side[vertex]! >= 0) loop.push(vertex);
      if (side[vertex]! > 0 && side[next]! < 0) loop.push(cut(vertex, next));
      if (side[vertex]! < 0 && side[next]! > 0) loop.push(cut(next, vertex));
    });
    if (loop.length >= 3) faces.push(loop);
  }
  return withoutUnused(vertices, [...faces, lid(faces)]);
}

/** The face that closes the hole: every edge that one face alone has, run the other way. Found by connection, not by
 * position, so that almost equal vertices cannot tangle it. */
function lid(faces: readonly (readonly number[])[]): number[] {
  const open = new Map<number, number>();
  const edges = new Set<string>();
  for (const face of faces)
    face.forEach((from, i) => {
      edges.add(`${from},${face[(i + 1) % face.length]}`);
    });
  for (const face of faces)
    face.forEach((from, i) => {
      const to = face[(i + 1) % face.length]!;
      if (!edges.has(`${to},${from}`)) open.set(to, from);
    });
  const loop: number[] = [];
  for (let at = open.keys().next().value; at !== undefined && open.has(at); ) {
    const next: number = open.get(at)!;
    open.delete(at);
    loop.push(at);
    at = next;
  }
  return loop;
}

function withoutUnused(vertices: Polyhedron['vertices'], faces: readonly (readonly number[])[]): Polyhedron {
  const used = [...new Set(faces.flat())];
  const place = new Map(used.map((vertex, i) => [vertex, i]));
  return {
    vertices: used.map((vertex) => vertices[vertex]!),
    faces: faces.map((face) => face.map((vertex) => place.get(vertex)!)),
  };
}
