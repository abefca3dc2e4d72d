"""Blender: writes public/samples/furniture/proxies.json and proxies.bin, the furniture of the training-scene generator.

    blender -b -t 1 --python-exit-code 1 --python scripts/scenes/furniture.py

Each model of catalogue.py is decimated to a few hundred flat-coloured triangles. docs/scene-format.md has the layout.
"""

import json
import os
import sys

import bmesh
import bpy
import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from catalogue import MODELS
from colours import material_colour, to_srgb8
from models import drop_twins, drop_unseen, extent, fit, load

OUT = os.path.join(HERE, '../../public/samples/furniture')


def main():
    os.makedirs(OUT, exist_ok=True)
    index, blob = [], bytearray()
    for model in MODELS:
        bpy.ops.wm.read_factory_settings(use_empty=True)
        obj = load(model.name)
        low, high = extent(obj.data)
        size = [round(float(v), 3) for v in high - low]
        paint = Paint(obj)
        if model.voxel:
            remesh(obj, model.voxel)
        decimate(obj, model.triangles)
        drop_unseen(obj.data)
        fit(obj.data, size)
        corners = triangles(obj.data)
        colours = to_srgb8([paint.at(triangle.mean(0)) for triangle in corners])
        coded = quantise(corners, size)
        index.append(
            dict(name=model.name, label=model.label, size=size, triangles=len(coded), offset=len(blob))
        )
        blob += coded.astype('<i2').tobytes() + colours.tobytes()
        blob += b'\0' * (-len(blob) % 4)
        print(f'{model.name:26} {model.label:12} {size} {len(coded)} triangles', flush=True)
    write(f'{OUT}/proxies.bin', bytes(blob))
    rows = ',\n'.join(json.dumps(row) for row in index)
    write(f'{OUT}/proxies.json', f'[\n{rows}\n]\n'.encode())
    print(f'{len(index)} models, {sum(row["triangles"] for row in index)} triangles, {len(blob)} bytes')


def decimate(obj, budget):
    """Reduces a mesh to about `budget` triangles. Crumbs go first: they cost triangles and nobody would miss them."""
    work = bmesh.new()
    work.from_mesh(obj.data)
    bmesh.ops.remove_doubles(work, verts=work.verts, dist=0.0005)
    bmesh.ops.triangulate(work, faces=work.faces)
    drop_twins(work)
    low, high = extent(obj.data)
    _drop_crumbs(work, np.max(high - low) * 0.1)
    work.to_mesh(obj.data)
    work.free()
    bpy.context.view_layer.objects.active = obj
    for _ in range(8):
        count = len(obj.data.polygons)
        if count <= budget * 1.05:
            break
        modifier = obj.modifiers.new('decimate', 'DECIMATE')
        modifier.ratio = budget / count
        modifier.use_collapse_triangulate = True
        bpy.ops.object.modifier_apply(modifier=modifier.name)


def _drop_crumbs(work, smallest):
    """Deletes connected pieces whose bounding box has a diagonal below `smallest`, unless that is half of the model."""
    seen, doomed = set(), []
    for start in work.verts:
        if start in seen:
            continue
        piece, stack = [], [start]
        seen.add(start)
        while stack:
            vertex = stack.pop()
            piece.append(vertex)
            for edge in vertex.link_edges:
                other = edge.other_vert(vertex)
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
        points = np.array([vertex.co for vertex in piece])
        if np.linalg.norm(np.ptp(points, axis=0)) < smallest:
            doomed += piece
    if len(doomed) < len(work.verts) / 2:
        bmesh.ops.delete(work, geom=doomed, context='VERTS')


class Paint:
    """Colour of a model's surface, kept from before its mesh is simplified."""

    def __init__(self, obj):
        mesh = obj.data
        mesh.calc_loop_triangles()
        palette = [material_colour(slot.material) for slot in obj.material_slots] or [np.full(3, 0.6)]
        self.colours = [palette[min(t.material_index, len(palette) - 1)] for t in mesh.loop_triangles]
        self.tree = BVHTree.FromPolygons(
            [v.co for v in mesh.vertices], [t.vertices for t in mesh.loop_triangles]
        )

    def at(self, point):
        """Linear RGB of the surface nearest to a point."""
        return self.colours[self.tree.find_nearest(Vector(point))[2]]


def remesh(obj, voxel):
    """Replaces a mesh by the skin of its voxels: for models of so many loose parts that decimation tears them.
    Sheets are thickened first, since a sheet has no inside."""
    bpy.context.view_layer.objects.active = obj
    thicken = obj.modifiers.new('thicken', 'SOLIDIFY')
    thicken.thickness = 1.5 * voxel
    bpy.ops.object.modifier_apply(modifier=thicken.name)
    skin = obj.modifiers.new('skin', 'REMESH')
    skin.mode = 'VOXEL'
    skin.voxel_size = voxel
    bpy.ops.object.modifier_apply(modifier=skin.name)


def triangles(mesh):
    """[n, 3, 3] corners in metres."""
    mesh.calc_loop_triangles()
    return np.array([[mesh.vertices[i].co for i in t.vertices] for t in mesh.loop_triangles])


def quantise(corners, size):
    """int16 codes: x and y are code / 32767 · size / 2, z is (code / 32767 + 1) / 2 · height."""
    w, d, h = size
    unit = corners / np.array([w / 2, d / 2, h / 2]) - np.array([0, 0, 1])
    code = np.clip(np.rint(unit * 32767), -32767, 32767).reshape(len(corners), 9).astype(np.int16)
    low, high = code.reshape(-1, 3).min(0), code.reshape(-1, 3).max(0)
    assert (low == -32767).all() and (high == 32767).all(), ('the proxy does not fill its size', low, high)
    return code


def write(path, data):
    """Replaces a file in one step, so that a reader never sees half of it."""
    with open(path + '.part', 'wb') as out:
        out.write(data)
    os.replace(path + '.part', path)


if __name__ == '__main__':
    main()
