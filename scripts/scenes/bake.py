"""Blender: builds a room, bakes its light in Cycles and writes what the renderer needs into WORK/ROOM.

    blender -b --python-exit-code 1 --python scripts/scenes/bake.py -- living-room --samples 128

Flat shell surfaces get lightmaps, everything else light per vertex. Both hold what arrives, divided by π: the radiance
that a white surface would send back. Direct and indirect light are baked apart, because the second may be smoothed far
more than the first.

Output: room.bin (per corner float32: position 3, normal 3, uv 2, light 3 or lightmap uv 2 + 0), room.json (groups of
triangles by surface and instance, surfaces, lightmaps, instances with their true boxes), lightmaps/*.f32, walk.json.
"""

import argparse
import importlib
import json
import math
import os
import sys
import time

import bmesh
import bpy
import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import smooth
import surface
from catalogue import WORK
from colours import material_colour
from walk import camera_poses

#: Edges longer than this are halved before the bake, because light cannot change faster than its vertices. An object's
#: own 'edge' property goes before.
EDGE = 0.045
#: Edges with a sharper bend than this part two smooth surfaces.
CREASE = math.radians(38)


def main():
    options = read_options()
    out = f'{WORK}/{options.room}'
    os.makedirs(f'{out}/lightmaps', exist_ok=True)
    bpy.ops.wm.read_factory_settings(use_empty=True)
    description = importlib.import_module('rooms.' + options.room.replace('-', '_'))
    room = description.build()
    set_up_cycles(options.threads)

    shell = [obj for obj in bpy.data.objects if obj.get('lightmap')]
    things = join([obj for obj in bpy.data.objects if obj.type == 'MESH' and not obj.get('lightmap')])
    print(f'{len(things.data.vertices)} vertices, {len(things.data.polygons)} triangles, {len(room.instances)} instances', flush=True)

    clock = time.time()
    light = bake_vertices(things, options.samples)
    print(f'vertices baked in {time.time() - clock:.0f} s', flush=True)
    writer = Writer(out)
    writer.add(things, light)
    for obj in shell:
        clock = time.time()
        image = bake_lightmap(obj, options.samples)
        writer.add_shell(obj, image)
        print(f'{obj.name}: lightmap {image.shape[1]} × {image.shape[0]} in {time.time() - clock:.0f} s', flush=True)
    writer.close(dict(id=description.ID, title=description.TITLE, kind=description.KIND, size=description.SIZE, instances=room.instances))
    with open(f'{out}/walk.json', 'w') as file:
        json.dump([pose.ravel().tolist() for pose in camera_poses(description.WALK, options.fps)], file)


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument('room')
    parser.add_argument('--samples', type=int, default=128)
    parser.add_argument('--threads', type=int, default=2)
    parser.add_argument('--fps', type=int, default=24)
    return parser.parse_args(sys.argv[sys.argv.index('--') + 1 :])


def set_up_cycles(threads):
    scene = bpy.context.scene
    scene.render.engine = 'CYCLES'
    scene.render.threads_mode, scene.render.threads = 'FIXED', threads
    cycles = scene.cycles
    cycles.use_adaptive_sampling = cycles.use_denoising = False
    cycles.max_bounces, cycles.diffuse_bounces = 7, 6
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 4
    scene.render.bake.use_pass_color = False
    scene.render.bake.margin = 4
    scene.render.bake.use_clear = True
    scene.world = bpy.data.worlds.new('black')


def join(objects):
    """One triangulated mesh of all objects: fine enough for the bake, its instance numbers in a face attribute."""
    for obj in objects:
        mesh = obj.data
        mesh.transform(obj.matrix_world)
        obj.matrix_world.identity()
        refine(mesh, obj['edge'] if 'edge' in obj else EDGE)
        numbers = mesh.attributes.new('instance', 'INT', 'FACE')
        numbers.data.foreach_set('value', np.full(len(mesh.polygons), obj['instance'] if 'instance' in obj else 0, np.int32))
    outside = [obj for obj in objects if obj.name.startswith('outside')]
    inside = [obj for obj in objects if obj not in outside]
    bpy.ops.object.select_all(action='DESELECT')
    for obj in inside:
        obj.select_set(True)
    bpy.context.view_layer.objects.active = inside[0]
    bpy.ops.object.join()
    return bpy.context.view_layer.objects.active


def refine(mesh, longest):
    """Triangulates, halves long edges, and splits the mesh along its creases so that each side keeps its normal."""
    work = bmesh.new()
    work.from_mesh(mesh)
    bmesh.ops.remove_doubles(work, verts=work.verts, dist=1e-5)
    bmesh.ops.triangulate(work, faces=work.faces)
    while True:
        # Only a triangle's longest edge is halved (Rivara's bisection): thin triangles then do not multiply.
        longest_of = {max(face.edges, key=lambda edge: edge.calc_length()) for face in work.faces}
        long = [edge for edge in longest_of if edge.calc_length() > longest]
        if not long:
            break
        bmesh.ops.subdivide_edges(work, edges=long, cuts=1)
        bmesh.ops.triangulate(work, faces=[face for face in work.faces if len(face.verts) > 3])
    creases = [edge for edge in work.edges if len(edge.link_faces) != 2 or edge.calc_face_angle(0) > CREASE]
    bmesh.ops.split_edges(work, edges=creases)
    for face in work.faces:
        face.smooth = True
    work.to_mesh(mesh)
    work.free()
    mesh.use_auto_smooth = False
    if mesh.has_custom_normals:
        bpy.context.view_layer.objects.active = next(obj for obj in bpy.data.objects if obj.data == mesh)
        bpy.ops.mesh.customdata_custom_splitnormals_clear()


def bake(obj, kind, samples, target):
    """One Cycles bake of 'DIRECT' or 'INDIRECT' diffuse light onto an object."""
    bpy.context.scene.cycles.samples = samples
    bpy.ops.object.select_all(action='DESELECT')
    obj.select_set(True)
    bpy.context.view_layer.objects.active = obj
    bpy.ops.object.bake(type='DIFFUSE', pass_filter={kind}, target=target, save_mode='INTERNAL')


def bake_vertices(obj, samples):
    """[vertices, 3] light per vertex."""
    mesh = obj.data
    total = 0
    for kind, strength in (('DIRECT', 1), ('INDIRECT', 4)):
        layer = mesh.color_attributes.new(kind, 'FLOAT_COLOR', 'POINT')
        mesh.color_attributes.active_color = layer
        bake(obj, kind, samples, 'VERTEX_COLORS')
        light = np.empty(len(mesh.vertices) * 4, np.float32)
        mesh.color_attributes[kind].data.foreach_get('color', light)
        total = total + smooth.over_edges(mesh, light.reshape(-1, 4)[:, :3].astype(float), strength)
        mesh.color_attributes.remove(mesh.color_attributes[kind])
    return total


def bake_lightmap(obj, samples):
    """[height, width, 3] light over a flat surface; row 0 is at v = 0."""
    texel, length, height = obj['lightmap']
    width, rows = math.ceil(length / texel), math.ceil(height / texel)
    obj.data.uv_layers['light'].active = True
    node = obj.material_slots[0].material.node_tree.nodes.new('ShaderNodeTexImage')
    obj.material_slots[0].material.node_tree.nodes.active = node
    # The texture of the surface keeps its own UVs: only the bake uses the light layer.
    obj.data.uv_layers['uv'].active_render = True
    total = 0
    for kind, strength in (('DIRECT', 1), ('INDIRECT', 4)):
        image = bpy.data.images.new(f'{obj.name} {kind}', width, rows, float_buffer=True)
        image.colorspace_settings.name = 'Linear'
        node.image = image
        bake(obj, kind, samples, 'IMAGE_TEXTURES')
        pixels = np.empty(width * rows * 4, np.float32)
        image.pixels.foreach_get(pixels)
        total = total + smooth.over_image(pixels.reshape(rows, width, 4)[..., :3].astype(float), strength)
    return total


class Writer:
    """Collects triangles into room.bin, one run per (surface, instance)."""

    def __init__(self, folder):
        self.folder = folder
        self.file = open(f'{folder}/room.bin', 'wb')
        self.corners = 0
        self.groups, self.surfaces, self.lightmaps = [], [], {}
        self.albedo = {}

    def add(self, obj, light):
        """Adds a mesh with light per vertex, and the glowing objects outside that have none."""
        for part, values in ((obj, light), *((o, None) for o in bpy.data.objects if o.name.startswith('outside'))):
            corners = self._corners(part)
            vertex = np.empty(len(part.data.loops), np.int32)
            part.data.loops.foreach_get('vertex_index', vertex)
            lit = values[vertex] if values is not None else np.zeros((len(vertex), 3))
            self._write(part, np.hstack([corners, lit]), None)

    def add_shell(self, obj, image):
        name = obj.name.replace(' ', '-')
        image.astype('<f4').tofile(f'{self.folder}/lightmaps/{name}.f32')
        self.lightmaps[name] = dict(width=image.shape[1], height=image.shape[0])
        uv = loop_uv(obj.data, 'light')
        self._write(obj, np.hstack([self._corners(obj), uv, np.zeros((len(uv), 1))]), name)

    def _corners(self, obj):
        mesh = obj.data
        mesh.calc_normals_split()
        vertex = np.empty(len(mesh.loops), np.int32)
        mesh.loops.foreach_get('vertex_index', vertex)
        position, normal = np.empty(len(mesh.vertices) * 3), np.empty(len(mesh.loops) * 3)
        mesh.vertices.foreach_get('co', position)
        mesh.loops.foreach_get('normal', normal)
        return np.hstack([position.reshape(-1, 3)[vertex], normal.reshape(-1, 3), loop_uv(mesh, 'uv')])

    def _write(self, obj, rows, lightmap):
        mesh = obj.data
        mesh.calc_loop_triangles()
        count = len(mesh.loop_triangles)
        loops, material = np.empty(count * 3, np.int32), np.empty(count, np.int32)
        polygon = np.empty(count, np.int32)
        mesh.loop_triangles.foreach_get('loops', loops)
        mesh.loop_triangles.foreach_get('material_index', material)
        mesh.loop_triangles.foreach_get('polygon_index', polygon)
        instance = np.zeros(len(mesh.polygons), np.int32)
        if 'instance' in mesh.attributes:
            mesh.attributes['instance'].data.foreach_get('value', instance)
        instance = instance[polygon]
        loops = loops.reshape(-1, 3)
        for slot, number in sorted(set(zip(material.tolist(), instance.tolist()))):
            chosen = loops[(material == slot) & (instance == number)].ravel()
            self.file.write(rows[chosen].astype('<f4').tobytes())
            self.groups.append(dict(surface=self._surface(obj, slot), instance=number, first=self.corners, count=len(chosen), lightmap=lightmap))
            self.corners += len(chosen)
            self._weigh(obj, slot, number, rows[chosen, :3].reshape(-1, 3, 3))

    def _surface(self, obj, slot):
        material = obj.material_slots[slot].material
        described = {**json.loads(material['surface']), 'name': material.name}
        if described['texture']:
            described['texture'] = surface.texture_path(described['texture'])
        if described not in self.surfaces:
            self.surfaces.append(described)
        return self.surfaces.index(described)

    def _weigh(self, obj, slot, number, triangles):
        """Adds to the mean colour of an instance, by area."""
        area = np.linalg.norm(np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]), axis=1).sum() / 2
        colour = mean_colour(obj.material_slots[slot].material)
        total, weight = self.albedo.get(number, (0, 0))
        self.albedo[number] = (total + area * colour, weight + area)

    def close(self, about):
        self.file.close()
        for number, instance in enumerate(about['instances'], 1):
            total, weight = self.albedo[number]
            instance['albedo'] = (total / weight).tolist()
        with open(f'{self.folder}/room.json', 'w') as file:
            json.dump(dict(**about, surfaces=self.surfaces, groups=self.groups, lightmaps=self.lightmaps), file, indent=1)


def mean_colour(material):
    """Mean linear RGB of a surface: its colour times its texture's mean."""
    made_of = surface.of(material)
    colour = np.array(made_of.colour)
    if made_of.texture:
        image = next(node for node in material.node_tree.nodes if node.type == 'TEX_IMAGE').image
        probe = bpy.data.materials.new('probe')
        probe.use_nodes = True
        node = probe.node_tree.nodes.new('ShaderNodeTexImage')
        node.image = image
        probe.node_tree.links.new(node.outputs[0], probe.node_tree.nodes['Principled BSDF'].inputs['Base Color'])
        colour = colour * material_colour(probe)
        bpy.data.materials.remove(probe)
    return colour


def loop_uv(mesh, name):
    out = np.zeros(len(mesh.loops) * 2)
    if name in mesh.uv_layers:
        mesh.uv_layers[name].data.foreach_get('uv', out)
    return out.reshape(-1, 2)


if __name__ == '__main__':
    main()
