"""Blender: cuts a mesh into triangles fine enough to carry baked light at their corners."""

import math

import bmesh
import numpy as np

#: Edges with a sharper bend than this part two smooth surfaces.
CREASE = math.radians(38)
#: Metres between the cuts of a large plain box.
SPACING = 0.045


def refine(mesh, longest):
    """Triangulates, halves edges longer than `longest` metres, and splits the mesh along its creases, so that each side
    of a crease keeps its own normal and its own light."""
    work = bmesh.new()
    work.from_mesh(mesh)
    bmesh.ops.remove_doubles(work, verts=work.verts, dist=1e-5)
    bmesh.ops.triangulate(work, faces=work.faces)
    work.to_mesh(mesh)
    work.free()
    _rebuild(mesh, *_halve(*_arrays(mesh), longest))
    work = bmesh.new()
    work.from_mesh(mesh)
    creases = [edge for edge in work.edges if len(edge.link_faces) != 2 or edge.calc_face_angle(0) > CREASE]
    bmesh.ops.split_edges(work, edges=creases)
    for face in work.faces:
        face.smooth = True
    work.to_mesh(mesh)
    work.free()


def slice_along_axes(work, spacing):
    """Cuts a bmesh by planes across its three axes, `spacing` metres apart: long thin strips stay few and well shaped,
    where halving would multiply them."""
    for axis in range(3):
        values = [vertex.co[axis] for vertex in work.verts]
        low, high = min(values), max(values)
        count = math.ceil((high - low) / spacing)
        for k in range(1, count):
            at, across = [0.0] * 3, [0.0] * 3
            at[axis], across[axis] = low + (high - low) * k / count, 1.0
            everything = work.verts[:] + work.edges[:] + work.faces[:]
            bmesh.ops.bisect_plane(work, geom=everything, dist=1e-5, plane_co=at, plane_no=across)


def _arrays(mesh):
    """(points [n, 3], triangles [m, 3], uv [m, 3, 2], material [m]) of a triangulated mesh."""
    points = np.empty(len(mesh.vertices) * 3)
    mesh.vertices.foreach_get('co', points)
    triangles = np.empty(len(mesh.loops), np.int32)
    mesh.loops.foreach_get('vertex_index', triangles)
    material = np.empty(len(mesh.polygons), np.int32)
    mesh.polygons.foreach_get('material_index', material)
    uv = np.zeros(len(mesh.loops) * 2)
    mesh.uv_layers['uv'].data.foreach_get('uv', uv)
    return points.reshape(-1, 3), triangles.reshape(-1, 3), uv.reshape(-1, 3, 2), material


def _halve(points, triangles, uv, material, longest):
    """Rivara's longest-edge bisection, until no edge is longer than `longest`. It keeps thin triangles from multiplying."""
    while True:
        pairs = np.sort(np.stack([triangles, np.roll(triangles, -1, 1)], 2), 2)
        keys = pairs[..., 0].astype(np.int64) * len(points) + pairs[..., 1]
        length = np.linalg.norm(points[pairs[..., 0]] - points[pairs[..., 1]], axis=2)
        # Equal lengths must be told apart in the same way from both sides of an edge.
        longest_side = np.argmax(length + 1e-9 * (keys / keys.max()), 1)
        rows = np.arange(len(triangles))
        if length.max(initial=0) <= longest:
            return points, triangles, uv, material
        unique, edge = np.unique(keys, return_inverse=True)
        edge = edge.reshape(-1, 3)
        cut = np.zeros(len(unique), bool)
        cut[edge[rows, longest_side][length.max(1) > longest]] = True
        while True:
            touched = cut[edge].any(1)
            more = edge[rows, longest_side][touched]
            if cut[more].all():
                break
            cut[more] = True
        middle = np.full(len(unique), -1)
        middle[cut] = len(points) + np.arange(cut.sum())
        ends = np.stack([unique // len(points), unique % len(points)], 1)[cut]
        points = np.vstack([points, points[ends].mean(1)])

        whole = ~touched
        turn = (longest_side[:, None] + np.arange(3)) % 3
        t = np.take_along_axis(triangles, turn, 1)
        e = middle[np.take_along_axis(edge, turn, 1)]
        c = np.take_along_axis(uv, turn[..., None], 1)
        mid = [(c[:, k] + c[:, (k + 1) % 3]) / 2 for k in range(3)]
        second, third = touched & (e[:, 1] >= 0), touched & (e[:, 2] >= 0)
        # (which triangles, corners, UVs): each touched triangle falls in two, and a half with another cut edge again.
        pieces = [
            (second, (e[:, 0], t[:, 1], e[:, 1]), (mid[0], c[:, 1], mid[1])),
            (second, (e[:, 0], e[:, 1], t[:, 2]), (mid[0], mid[1], c[:, 2])),
            (touched & ~second, (e[:, 0], t[:, 1], t[:, 2]), (mid[0], c[:, 1], c[:, 2])),
            (third, (e[:, 0], t[:, 2], e[:, 2]), (mid[0], c[:, 2], mid[2])),
            (third, (e[:, 0], e[:, 2], t[:, 0]), (mid[0], mid[2], c[:, 0])),
            (touched & ~third, (e[:, 0], t[:, 2], t[:, 0]), (mid[0], c[:, 2], c[:, 0])),
        ]
        triangles = np.vstack(
            [triangles[whole], *(np.stack(corners, 1)[which] for which, corners, _ in pieces)]
        )
        uv = np.vstack([uv[whole], *(np.stack(corners, 1)[which] for which, _, corners in pieces)])
        material = np.concatenate([material[whole], *(material[which] for which, _, _ in pieces)])


def _rebuild(mesh, points, triangles, uv, material):
    materials = list(mesh.materials)
    mesh.clear_geometry()
    mesh.vertices.add(len(points))
    mesh.vertices.foreach_set('co', points.ravel())
    mesh.loops.add(triangles.size)
    mesh.loops.foreach_set('vertex_index', triangles.ravel().astype(np.int32))
    mesh.polygons.add(len(triangles))
    mesh.polygons.foreach_set('loop_start', np.arange(0, triangles.size, 3, dtype=np.int32))
    mesh.polygons.foreach_set('loop_total', np.full(len(triangles), 3, np.int32))
    if len(mesh.materials) != len(materials):
        mesh.materials.clear()
        for item in materials:
            mesh.materials.append(item)
    mesh.polygons.foreach_set('material_index', material.astype(np.int32))
    layer = mesh.uv_layers.get('uv') or mesh.uv_layers.new(name='uv')
    layer.data.foreach_set('uv', uv.ravel())
    mesh.update(calc_edges=True)
    if mesh.has_custom_normals:
        raise ValueError(f'{mesh.name} kept custom normals')
