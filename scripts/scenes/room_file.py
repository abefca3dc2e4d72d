"""Blender: writes a baked room for the renderer."""

import json

import bpy
import numpy as np
import surface
from colours import material_colour
from meshes import loop_uv, loop_vertices


class RoomFile:
    """Collects triangles into room.bin, one run per (surface, instance), and describes them in room.json."""

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
        return np.hstack(
            [position.reshape(-1, 3)[loop_vertices(mesh)], normal.reshape(-1, 3), loop_uv(mesh, 'uv')]
        )

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
            self.groups.append(
                dict(
                    surface=self._surface(obj, slot),
                    instance=number,
                    first=self.corners,
                    count=len(chosen),
                    lightmap=lightmap,
                )
            )
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
        area = (
            np.linalg.norm(
                np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]), axis=1
            ).sum()
            / 2
        )
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
        probe.node_tree.links.new(
            node.outputs[0], probe.node_tree.nodes['Principled BSDF'].inputs['Base Color']
        )
        colour = colour * material_colour(probe)
        bpy.data.materials.remove(probe)
    return colour
