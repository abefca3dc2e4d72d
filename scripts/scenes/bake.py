"""Blender: builds a room, bakes its light in Cycles and writes what the renderer needs into WORK/ROOM.

    blender -b --python-exit-code 1 --python scripts/scenes/bake.py -- living-room [--quality 1]

Flat shell surfaces share one lightmap, everything else has light per vertex. Both hold what arrives, divided by π: the
radiance that a white surface would send back. Sun, sky and lamps are baked apart, which is far less noisy than choosing
among them at random; direct and indirect light are baked apart because the second may be smoothed far more than the
first. Passes that were baked before on the same geometry are kept: an interrupted bake goes on where it stopped, and new
colours or another MIX take no bake at all.

Output: room.bin (per corner float32: position 3, normal 3, uv 2, light 3 or lightmap uv 2 + 0), room.json (groups of
triangles by surface and instance, surfaces, instances with their true boxes), lightmap.f32, walk.json.
"""

import argparse
import importlib
import json
import os
import sys
import time

import bpy
import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import smooth
from atlas import Atlas
from catalogue import WORK
from files import FPS
from meshes import loop_uv, loop_vertices
from models import vertices
from refine import refine
from room_file import RoomFile
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
    print(
        f'{len(things.data.vertices)} vertices, {len(things.data.polygons)} triangles, {len(room.instances)} instances',
        flush=True,
    )

    set_up_cycles(options.threads)
    positions = vertices(things.data).astype(np.float32)
    for (group, bounce), (samples, _) in PASSES.items():
        samples = max(1, round(samples * options.quality))
        if is_baked(f'{out}/{group}-{bounce}.npz', positions, samples):
            continue
        clock = time.time()
        light_only(group)
        np.savez(
            f'{out}/{group}-{bounce}.npz',
            samples=samples,
            positions=positions,
            vertices=bake_vertices(things, bounce, samples),
            lightmap=bake_atlas(shell, atlas, bounce, samples),
        )
        print(f'{group} {bounce} baked in {time.time() - clock:.0f} s', flush=True)
    light, lightmap = mixed(out, description.MIX, things.data, atlas)
    lightmap.astype('<f4').tofile(f'{out}/lightmap.f32')
    writer = RoomFile(out)
    writer.add(things, light[loop_vertices(things.data)])
    writer.add(shell, np.pad(loop_uv(shell.data, 'light'), ((0, 0), (0, 1))), lightmap=True)
    for obj in outside:
        writer.add(obj, np.zeros((len(obj.data.loops), 3)))
    about = dict(
        id=description.ID,
        title=description.TITLE,
        kind=description.KIND,
        size=description.SIZE,
        instances=room.instances,
    )
    writer.close(dict(**about, lightmap=dict(width=lightmap.shape[1], height=lightmap.shape[0])))


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument('room')
    parser.add_argument('--quality', type=float, default=1)
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
            refine(mesh, obj.get('edge', EDGE))
        numbers = mesh.attributes.new('instance', 'INT', 'FACE')
        numbers.data.foreach_set('value', np.full(len(mesh.polygons), obj.get('instance', 0), np.int32))
        obj.select_set(True)
    bpy.context.view_layer.objects.active = objects[0]
    bpy.ops.object.join()
    return bpy.context.view_layer.objects.active


def is_baked(path, positions, samples):
    """Whether a pass was baked before, on the same geometry and with no fewer samples."""
    if not os.path.exists(path):
        return False
    with np.load(path) as baked:
        return (
            'positions' in baked
            and np.array_equal(baked['positions'], positions)
            and baked['samples'] >= samples
        )


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
            vertices = (
                vertices + smooth.over_edges(mesh, baked['vertices'].astype(float), rounds) * mix[group]
            )
            lightmap = lightmap + atlas.smooth(baked['lightmap'], rounds) * mix[group]
    return vertices, lightmap


if __name__ == '__main__':
    main()
