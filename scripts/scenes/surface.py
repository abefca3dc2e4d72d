"""Blender: what things are made of. A Surface is kept on its Blender material, so that Cycles (which bakes the light) and
three.js (which draws the frames) see the same colours."""

import json
import os
from dataclasses import asdict, dataclass

import bmesh
import bpy
import numpy as np
from catalogue import WORK
from colours import material_colour

#: Metres that one tile of a repeating texture covers (along the grain, across it).
TILE = {
    'oak': (1.0, 0.5),
    'walnut': (1.0, 0.5),
    'floor': (2.4, 2.4),
    'plaster': (2.0, 2.0),
    'carpet': (2.0, 2.0),
    'metro': (0.6, 0.6),
    'terracotta': (1.2, 1.2),
    'zellige': (1.0, 1.0),
    'chequers': (1.5, 1.5),
    'weave': (0.25, 0.25),
    'boucle': (0.25, 0.25),
}


@dataclass(frozen=True)
class Surface:
    """`colour` is linear RGB and multiplies the texture; `emit` is radiance per unit of colour, for the
    renderer only (what a lamp gives to the room comes from its bulb); `sheer` is the share of
    light that passes through (curtains, lamp shades); `metal` only concerns the renderer: a bake needs something
    diffuse to collect light on."""

    colour: tuple = (1.0, 1.0, 1.0)
    texture: str | None = None
    roughness: float = 0.7
    metal: bool = False
    emit: float = 0.0
    sheer: float = 0.0


def make(name, surface):
    """A Blender material for a surface."""
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    nodes, link = material.node_tree.nodes, material.node_tree.links.new
    shader = nodes['Principled BSDF']
    shader.inputs['Roughness'].default_value = surface.roughness
    shader.inputs['Specular'].default_value = 0.3
    base = shader.inputs['Base Color']
    base.default_value = (*surface.colour, 1)
    if surface.texture:
        image = nodes.new('ShaderNodeTexImage')
        image.image = bpy.data.images.load(texture_path(surface.texture), check_existing=True)
        tint = nodes.new('ShaderNodeMixRGB')
        tint.blend_type = 'MULTIPLY'
        tint.inputs[0].default_value = 1
        tint.inputs[2].default_value = (*surface.colour, 1)
        link(image.outputs[0], tint.inputs[1])
        link(tint.outputs[0], base)
    if surface.sheer:
        through, blend = nodes.new('ShaderNodeBsdfTranslucent'), nodes.new('ShaderNodeMixShader')
        through.inputs[0].default_value = (*surface.colour, 1)
        blend.inputs[0].default_value = surface.sheer
        link(shader.outputs[0], blend.inputs[1])
        link(through.outputs[0], blend.inputs[2])
        link(blend.outputs[0], nodes['Material Output'].inputs[0])
    material['surface'] = json.dumps(asdict(surface))
    return material


def texture_path(texture):
    """A texture is a name in WORK/textures or the full path of a model's own picture."""
    return texture if os.path.isabs(texture) else f'{WORK}/textures/{texture}.jpg'


def of(material):
    """The surface kept on a material by make()."""
    return Surface(**json.loads(material['surface']))


def _imported(material):
    """The surface of a material that an OBJ file brought."""
    mean = np.clip(material_colour(material), 0.012, 0.82)
    node = material.node_tree.nodes.get('Principled BSDF')
    base = node and node.inputs['Base Color']
    if (
        base
        and base.is_linked
        and base.links[0].from_node.type == 'TEX_IMAGE'
        and base.links[0].from_node.image
    ):
        image = base.links[0].from_node.image
        if image.size[0]:
            return Surface((0.85, 0.85, 0.85), bpy.path.abspath(image.filepath), 0.55)
    return Surface(tuple(float(v) for v in mean), None, 0.55)


def finish(obj, surfaces):
    """Gives every material slot of an object its surface: `surfaces[name]`, by the slot's material name without
    Blender's `.001`, else `surfaces['*']`, else the model's own. Repeating textures get box-projected UVs."""
    mesh = obj.data
    chosen = []
    for slot in obj.material_slots:
        name = slot.material.name
        plain = name.rsplit('.', 1)[0] if name.rsplit('.', 1)[-1].isdigit() else name
        surface = surfaces.get(plain) or surfaces.get(name) or surfaces.get('*') or _imported(slot.material)
        chosen.append(surface)
        slot.material = make(f'{obj.name} {plain}', surface)
    bare = not mesh.uv_layers
    if bare:
        mesh.uv_layers.new(name='uv')
    mesh.uv_layers[0].name = 'uv'
    tiles = {index: TILE[s.texture] for index, s in enumerate(chosen) if s.texture in TILE}
    if tiles:
        project(mesh, tiles)
    if bare:
        for index, made_of in enumerate(chosen):
            if made_of.texture and index not in tiles:
                _fit_slot(mesh, index)


def _fit_slot(mesh, index):
    """Lays one picture over the front (x to the right, z up) of the faces of a material slot."""
    faces = [polygon for polygon in mesh.polygons if polygon.material_index == index]
    points = np.array([mesh.vertices[v].co for polygon in faces for v in polygon.vertices])[:, [0, 2]]
    fit_uv(mesh, 0, 2, points.min(0), points.max(0), faces)


def project(mesh, tiles):
    """Box-projects UVs onto the faces whose material index is in `tiles` ({index: (metres along, metres across)}), part
    by part: the grain runs along a part's longest side, and every part starts elsewhere in the texture."""
    work = bmesh.new()
    work.from_mesh(mesh)
    layer = work.loops.layers.uv['uv']
    for number, part in enumerate(islands(work)):
        points = np.array([vertex.co for face in part for vertex in face.verts])
        side = np.ptp(points, axis=0)
        shift = (0.37 * number % 1, 0.61 * number % 1)
        for face in part:
            if face.material_index not in tiles:
                continue
            along, across = tiles[face.material_index]
            normal = int(np.argmax(np.abs(face.normal)))
            u, v = (axis for axis in range(3) if axis != normal)
            if side[v] > side[u]:
                u, v = v, u
            for loop in face.loops:
                loop[layer].uv = (loop.vert.co[u] / along + shift[0], loop.vert.co[v] / across + shift[1])
    work.to_mesh(mesh)
    work.free()


def islands(work):
    """The connected pieces of a bmesh, as lists of faces."""
    out, seen = [], set()
    for start in work.faces:
        if start in seen:
            continue
        seen.add(start)
        piece, stack = [], [start]
        while stack:
            face = stack.pop()
            piece.append(face)
            for edge in face.edges:
                for other in edge.link_faces:
                    if other not in seen:
                        seen.add(other)
                        stack.append(other)
        out.append(piece)
    return out


def fit_uv(mesh, u_axis, v_axis, low, high, faces=None):
    """UVs that lay one picture over the rectangle low..high (2-vectors) of two axes."""
    layer = mesh.uv_layers.get('uv') or mesh.uv_layers.new(name='uv')
    for polygon in faces or mesh.polygons:
        for loop in polygon.loop_indices:
            point = mesh.vertices[mesh.loops[loop].vertex_index].co
            layer.data[loop].uv = (
                (point[u_axis] - low[0]) / (high[0] - low[0]),
                (point[v_axis] - low[1]) / (high[1] - low[1]),
            )
