"""Blender: builds a room, bakes its light in Cycles and writes what the renderer needs into WORK/ROOM.

    blender -b --python-exit-code 1 --python scripts/scenes/bake.py -- living-room [--quality 1] [--reuse]

Flat shell surfaces share one lightmap, everything else has light per vertex. Both hold what arrives, divided by π: the
radiance that a white surface would send back. Sun, sky and lamps are baked apart, which is far less noisy than choosing
among them at random, and lets `--reuse` mix them anew (the room's MIX) without another bake; direct and indirect light
are baked apart because the second may be smoothed far more than the first.

Output: room.bin (per corner float32: position 3, normal 3, uv 2, light 3 or lightmap uv 2 + 0), room.json (groups of
triangles by surface and instance, surfaces, instances with their true boxes), lightmap.f32, walk.json.
"""

import argparse
import importlib
import json
import math
import os
import sys
import time

import bpy
import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import smooth
import surface
from catalogue import WORK
from colours import material_colour
from files import FPS
from refine import refine
from walk import camera_poses, survey_poses

#: Edges longer than this are halved before the bake, because light cannot change faster than its vertices. An object's
#: own 'edge' property goes before.
EDGE = 0.066


#: Samples per point at quality 1, and rounds of smoothing, for (group of lamps, bounce).
PASSES = {
    ('sun', 'DIRECT'): (12, 1),
    ('sun', 'INDIRECT'): (64, 4),
    ('sky', 'DIRECT'): (64, 2),
    ('sky', 'INDIRECT'): (48, 4),
    ('lamps', 'DIRECT'): (48, 2),
    ('lamps', 'INDIRECT'): (24, 4),
}


def main():
    options = read_options()
    out = f'{WORK}/{options.room}'
    os.makedirs(out, exist_ok=True)
    bpy.ops.wm.read_factory_settings(use_empty=True)
    description = importlib.import_module('rooms.' + options.room.replace('-', '_'))
    room = description.build()
    with open(f'{out}/walk.json', 'w') as file:
        clip, survey = camera_poses(description.WALK, FPS), survey_poses(description.SURVEY)
        json.dump(dict(frames=len(clip), poses=[pose.ravel().tolist() for pose in [*clip, *survey]]), file)

    shell = [obj for obj in bpy.data.objects if obj.get('lightmap')]
    things = [obj for obj in bpy.data.objects if obj.type == 'MESH' and obj not in shell]
    outside = [obj for obj in things if obj.name.startswith('outside')]
    things = join([obj for obj in things if obj not in outside], refined=True)
    atlas = Atlas(shell)
    shell = join(shell, refined=False)
    print(f'{len(things.data.vertices)} vertices, {len(things.data.polygons)} triangles, {len(room.instances)} instances', flush=True)

    if not options.reuse:
        set_up_cycles(options.threads)
        for (group, bounce), (samples, _) in PASSES.items():
            clock = time.time()
            samples = max(1, round(samples * options.quality))
            light_only(group)
            np.savez(f'{out}/{group}-{bounce}.npz', vertices=bake_vertices(things, bounce, samples), lightmap=bake_atlas(shell, atlas, bounce, samples))
            print(f'{group} {bounce} baked in {time.time() - clock:.0f} s', flush=True)
    vertices, lightmap = mixed(out, description.MIX, things.data, atlas)
    lightmap.astype('<f4').tofile(f'{out}/lightmap.f32')
    writer = Writer(out)
    writer.add(things, vertices[loop_vertices(things.data)])
    writer.add(shell, np.pad(loop_uv(shell.data, 'light'), ((0, 0), (0, 1))), lightmap=True)
    for obj in outside:
        writer.add(obj, np.zeros((len(obj.data.loops), 3)))
    about = dict(id=description.ID, title=description.TITLE, kind=description.KIND, size=description.SIZE, instances=room.instances)
    writer.close(dict(**about, lightmap=dict(width=lightmap.shape[1], height=lightmap.shape[0])))


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument('room')
    parser.add_argument('--quality', type=float, default=1)
    parser.add_argument('--reuse', action='store_true')
    parser.add_argument('--threads', type=int, default=2)
    return parser.parse_args(sys.argv[sys.argv.index('--') + 1 :])


def set_up_cycles(threads):
    scene = bpy.context.scene
    scene.render.engine = 'CYCLES'
    scene.render.threads_mode, scene.render.threads = 'FIXED', threads
    cycles = scene.cycles
    cycles.use_adaptive_sampling = cycles.use_denoising = False
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 6
    scene.render.bake.use_pass_color = False
    scene.render.bake.margin = 4
    scene.render.bake.use_clear = True
    scene.world = bpy.data.worlds.new('black')


def join(objects, refined):
    """One mesh of all objects, its instance numbers in a face attribute; `refined` ones are cut for light per vertex."""
    bpy.ops.object.select_all(action='DESELECT')
    for obj in objects:
        mesh = obj.data
        mesh.transform(obj.matrix_world)
        obj.matrix_world.identity()
        if refined:
            refine(mesh, obj['edge'] if 'edge' in obj else EDGE)
        numbers = mesh.attributes.new('instance', 'INT', 'FACE')
        numbers.data.foreach_set('value', np.full(len(mesh.polygons), obj['instance'] if 'instance' in obj else 0, np.int32))
        obj.select_set(True)
    bpy.context.view_layer.objects.active = objects[0]
    bpy.ops.object.join()
    return bpy.context.view_layer.objects.active


def light_only(group):
    """Switches every other group of lamps off."""
    for obj in bpy.data.objects:
        if obj.type == 'LIGHT':
            obj.hide_render = obj['group'] != group


def bake(obj, bounce, samples, target):
    """One Cycles bake of 'DIRECT' or 'INDIRECT' diffuse light onto an object."""
    cycles = bpy.context.scene.cycles
    cycles.samples = samples
    cycles.max_bounces = cycles.diffuse_bounces = 0 if bounce == 'DIRECT' else 6
    bpy.ops.object.select_all(action='DESELECT')
    obj.select_set(True)
    bpy.context.view_layer.objects.active = obj
    bpy.ops.object.bake(type='DIFFUSE', pass_filter={bounce}, target=target, save_mode='INTERNAL')


def bake_vertices(obj, bounce, samples):
    """[vertices, 3] light per vertex."""
    mesh = obj.data
    layer = mesh.color_attributes.new(bounce, 'FLOAT_COLOR', 'POINT')
    mesh.color_attributes.active_color = layer
    bake(obj, bounce, samples, 'VERTEX_COLORS')
    light = np.empty(len(mesh.vertices) * 4, np.float32)
    mesh.color_attributes[bounce].data.foreach_get('color', light)
    mesh.color_attributes.remove(mesh.color_attributes[bounce])
    return light.reshape(-1, 4)[:, :3]


class Atlas:
    """One lightmap for all flat surfaces of the shell, packed in rows from the highest to the lowest."""

    WIDTH, GAP = 1024, 6

    def __init__(self, objects):
        x, y, row = self.GAP, self.GAP, 0
        self.parts = []
        for obj in sorted(objects, key=lambda obj: -obj['lightmap'][2] / obj['lightmap'][0]):
            texel, length, height = obj['lightmap']
            w, h = math.ceil(length / texel), math.ceil(height / texel)
            if x + w + self.GAP > self.WIDTH:
                x, y, row = self.GAP, y + row + self.GAP, 0
            self.parts.append((obj, x, y, w, h))
            x, row = x + w + self.GAP, max(row, h)
        self.height = y + row + self.GAP
        for obj, x, y, w, h in self.parts:
            layer = obj.data.uv_layers['light']
            uv = loop_uv(obj.data, 'light') * (w, h) + (x, y)
            layer.data.foreach_set('uv', (uv / (self.WIDTH, self.height)).ravel())
        self.parts = [part[1:] for part in self.parts]

    def smooth(self, light, rounds):
        """Smooths each surface's part of a lightmap."""
        light = light.astype(float)
        for x, y, w, h in self.parts:
            light[y : y + h, x : x + w] = smooth.over_image(light[y : y + h, x : x + w], rounds)
        return light


def bake_atlas(obj, atlas, bounce, samples):
    """[height, width, 3] light over the shell; row 0 is at v = 0."""
    image = bpy.data.images.new('lightmap', atlas.WIDTH, atlas.height, float_buffer=True)
    image.colorspace_settings.name = 'Linear'
    for slot in obj.material_slots:
        nodes = slot.material.node_tree.nodes
        node = nodes.get('lightmap') or nodes.new('ShaderNodeTexImage')
        node.name, node.image, nodes.active = 'lightmap', image, node
    # Only the bake writes through the light layer: the surface's own texture keeps its UVs.
    obj.data.uv_layers['light'].active = True
    obj.data.uv_layers['uv'].active_render = True
    bake(obj, bounce, samples, 'IMAGE_TEXTURES')
    pixels = np.empty(atlas.WIDTH * atlas.height * 4, np.float32)
    image.pixels.foreach_get(pixels)
    bpy.data.images.remove(image)
    return pixels.reshape(atlas.height, atlas.WIDTH, 4)[..., :3]


def mixed(out, mix, mesh, atlas):
    """(light per vertex, lightmap): the sum of the baked passes, smoothed, each group of lamps times its (r, g, b)."""
    vertices = lightmap = 0
    for (group, bounce), (_, rounds) in PASSES.items():
        with np.load(f'{out}/{group}-{bounce}.npz') as baked:
            vertices = vertices + smooth.over_edges(mesh, baked['vertices'].astype(float), rounds) * mix[group]
            lightmap = lightmap + atlas.smooth(baked['lightmap'], rounds) * mix[group]
    return vertices, lightmap


class Writer:
    """Collects triangles into room.bin, one run per (surface, instance)."""

    def __init__(self, folder):
        self.folder = folder
        self.file = open(f'{folder}/room.bin', 'wb')
        self.corners = 0
        self.groups, self.surfaces, self.albedo = [], [], {}

    def add(self, obj, light, lightmap=False):
        """Adds a mesh with light per corner [loops, 3], or with the place of each corner in the lightmap."""
        self._write(obj, np.hstack([self._corners(obj), light]), lightmap)

    def _corners(self, obj):
        mesh = obj.data
        mesh.calc_normals_split()
        position, normal = np.empty(len(mesh.vertices) * 3), np.empty(len(mesh.loops) * 3)
        mesh.vertices.foreach_get('co', position)
        mesh.loops.foreach_get('normal', normal)
        return np.hstack([position.reshape(-1, 3)[loop_vertices(mesh)], normal.reshape(-1, 3), loop_uv(mesh, 'uv')])

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
            json.dump(dict(**about, surfaces=self.surfaces, groups=self.groups), file, indent=1)


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


def loop_vertices(mesh):
    out = np.empty(len(mesh.loops), np.int32)
    mesh.loops.foreach_get('vertex_index', out)
    return out


def loop_uv(mesh, name):
    out = np.zeros(len(mesh.loops) * 2)
    if name in mesh.uv_layers:
        mesh.uv_layers[name].data.foreach_get('uv', out)
    return out.reshape(-1, 2)


if __name__ == '__main__':
    main()
