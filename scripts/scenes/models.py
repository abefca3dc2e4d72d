"""Blender: loads a catalogue entry as one mesh object in metres, z up, front to −y, standing on z = 0, centred in x
and y, and exactly as large as its catalogue size."""

import math
import os
import sys

import bmesh
import bpy
import numpy as np
from mathutils import Matrix, Vector
from mathutils.bvhtree import BVHTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import fittings
import handmade
from catalogue import BY_NAME, read_pack
from surface import islands

#: OBJ files are y up with the front to +z.
Y_UP_TO_Z_UP = Matrix(((1, 0, 0, 0), (0, 0, -1, 0), (0, 1, 0, 0), (0, 0, 0, 1)))

BUILDERS = {**handmade.BUILDERS, **fittings.BUILDERS}

_packs = {}


def vertices(mesh):
    """[n, 3] float64 vertex positions of a Blender mesh."""
    out = np.empty(len(mesh.vertices) * 3)
    mesh.vertices.foreach_get('co', out)
    return out.reshape(-1, 3)


def extent(mesh):
    """(low, high) corners of the bounding box of a mesh, which must have no loose vertices."""
    points = vertices(mesh)
    return points.min(0), points.max(0)


def fit(mesh, size):
    """Stretches a mesh to `size`, centres it in x and y and sets it on z = 0. Returns the scale per axis."""
    low, high = extent(mesh)
    foot = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])
    scale = np.array(size) / np.maximum(high - low, 1e-9)
    mesh.vertices.foreach_set('co', ((vertices(mesh) - foot) * scale).ravel())
    mesh.update()
    return scale


def load(name, fine=False):
    """A new Blender object for the model of that name; its materials are fresh copies. `fine` concerns handmade models:
    cut small enough to carry baked light."""
    model = BY_NAME[name]
    if model.source == 'own':
        obj = handmade.build(BUILDERS[name], name, model.size, fine)
        size = model.size
    else:
        entries = _packs.setdefault(model.source, read_pack(model.source))
        entry = entries[name]
        obj = _import_obj(entry)
        size = model.size or entry.size
    if model.turn:
        obj.data.transform(Matrix.Rotation(math.radians(model.turn), 4, 'Z'))
    drop_unseen(obj.data)
    scale = fit(obj.data, size)
    if scale.max() / scale.min() > 1.15:
        print(f'{name}: stretched unevenly by {np.round(scale / scale.min(), 2)}')
    obj.name = obj.data.name = name
    return obj


def _import_obj(entry):
    before = set(bpy.data.objects)
    bpy.ops.import_scene.obj(
        filepath=entry.obj, axis_forward='Y', axis_up='Z', use_split_objects=False, use_split_groups=False
    )
    parts = [obj for obj in bpy.data.objects if obj not in before and obj.type == 'MESH']
    bpy.ops.object.select_all(action='DESELECT')
    for part in parts:
        part.select_set(True)
    bpy.context.view_layer.objects.active = parts[0]
    if len(parts) > 1:
        bpy.ops.object.join()
    obj = bpy.context.view_layer.objects.active
    rotation = Matrix.Identity(4)
    if entry.rotation:
        r = entry.rotation
        rotation = Matrix((r[0:3], r[3:6], r[6:9])).to_4x4()
    obj.data.transform(Y_UP_TO_Z_UP @ rotation @ obj.matrix_world)
    obj.matrix_world = Matrix.Identity(4)
    return obj


def face_outwards(mesh, rays=8, samples=6):
    """Turns the faces of every connected piece to the side that sees more: models come with pieces inside out, and a
    face that looks inwards would be baked black."""
    work = bmesh.new()
    work.from_mesh(mesh)
    bmesh.ops.remove_doubles(work, verts=work.verts, dist=1e-5)
    drop_twins(work)
    bmesh.ops.recalc_face_normals(work, faces=work.faces)
    tree = BVHTree.FromBMesh(work)
    random = np.random.default_rng(0)
    directions = random.standard_normal((rays, 3))
    flipped = []
    for piece in islands(work):
        score = 0.0
        step = max(1, len(piece) // samples)
        for face in piece[::step]:
            centre, normal, area = face.calc_center_median(), face.normal, face.calc_area()
            for direction in directions:
                ray = Vector(direction).normalized()
                side = 1 if ray.dot(normal) > 0 else -1
                if tree.ray_cast(centre + normal * side * 1e-4, ray, 3.0)[0] is None:
                    score += side * area * abs(ray.dot(normal))
        if score < 0:
            flipped += piece
    bmesh.ops.reverse_faces(work, faces=flipped)
    work.to_mesh(mesh)
    work.free()
    mesh.update()


def drop_twins(work):
    """Deletes second faces on the same vertices of a bmesh: some models are drawn from both sides."""
    seen, doomed = set(), []
    for face in work.faces:
        key = frozenset(face.verts)
        if key in seen:
            doomed.append(face)
        seen.add(key)
    bmesh.ops.delete(work, geom=doomed, context='FACES')


def drop_materials(obj, names):
    """Removes the parts of an object that are made of the materials of these names (with or without Blender's `.001`)."""
    doomed = {
        index for index, slot in enumerate(obj.material_slots) if slot.material.name.split('.')[0] in names
    }
    if doomed:
        work = bmesh.new()
        work.from_mesh(obj.data)
        faces = [face for face in work.faces if face.material_index in doomed]
        bmesh.ops.delete(work, geom=faces, context='FACES')
        work.to_mesh(obj.data)
        work.free()


def drop_unseen(mesh):
    """Removes faces without area, and vertices and edges that no face uses: they would count in the size."""
    work = bmesh.new()
    work.from_mesh(mesh)
    bmesh.ops.delete(work, geom=[face for face in work.faces if face.calc_area() < 1e-9], context='FACES')
    bmesh.ops.delete(work, geom=[edge for edge in work.edges if not edge.link_faces], context='EDGES')
    bmesh.ops.delete(work, geom=[vertex for vertex in work.verts if not vertex.link_faces], context='VERTS')
    work.to_mesh(mesh)
    work.free()
