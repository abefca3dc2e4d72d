"""Blender: builds one mesh from rounded boxes, turned profiles and cushions."""

import math

import bmesh
import bpy
from mathutils import Matrix, Vector
from refine import SPACING, slice_along_axes


class Kit:
    """Collects parts into one mesh. Materials are (name, linear RGB) pairs. A `fine` kit cuts its boxes small enough to
    carry baked light."""

    def __init__(self, name, fine):
        self.fine = fine
        self.mesh = bpy.data.meshes.new(name)
        self.work = bmesh.new()
        self.slots = {}

    def _slot(self, material):
        if material not in self.slots:
            self.slots[material] = len(self.slots)
        return self.slots[material]

    def _paint(self, faces, material, smooth):
        slot = self._slot(material)
        for face in faces:
            face.material_index = slot
            face.smooth = smooth

    def box(self, low, high, material, bevel=0.004):
        """A box between two corners, its edges rounded by `bevel` metres."""
        low, high = Vector(low), Vector(high)
        part = bmesh.new()
        bmesh.ops.create_cube(part, size=1)
        bmesh.ops.transform(
            part,
            verts=part.verts,
            matrix=Matrix.Translation((low + high) / 2) @ Matrix.Diagonal((*(high - low), 1)),
        )
        if bevel:
            bevel = min(bevel, min(high - low) * 0.45)
            bmesh.ops.bevel(
                part,
                geom=part.edges[:],
                offset=bevel,
                segments=1 if bevel < 0.012 else 3,
                profile=0.5,
                affect='EDGES',
            )
        if self.fine:
            slice_along_axes(part, SPACING)
        self._merge(part, material, bevel >= 0.012)

    def turned(self, profile, material, centre=(0, 0), sides=28, cap=True):
        """A surface of revolution about a vertical axis; `profile` is a list of (radius, z)."""
        part = bmesh.new()
        rings = []
        for radius, z in profile:
            angle = [2 * math.pi * k / sides for k in range(sides)]
            rings.append(
                [
                    part.verts.new((centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a), z))
                    for a in angle
                ]
            )
        for lower, upper in zip(rings, rings[1:]):
            for k in range(sides):
                part.faces.new((lower[k], lower[(k + 1) % sides], upper[(k + 1) % sides], upper[k]))
        if cap:
            part.faces.new(list(reversed(rings[0])))
            part.faces.new(rings[-1])
        self._merge(part, material, True)

    def cushion(self, centre, size, material, pinch=0.22, rounding=0.32, axis='Y'):
        """A stuffed pillow: a flat superellipsoid, thick in the middle, with pointed corners. `axis` is its thin axis."""
        n = 20
        part = bmesh.new()
        grid = {}
        for side in (-1, 1):
            for i in range(n + 1):
                for j in range(n + 1):
                    u, v = 2 * i / n - 1, 2 * j / n - 1
                    border = max(abs(u), abs(v)) == 1
                    if border and side == 1:
                        grid[side, i, j] = grid[-1, i, j]
                        continue
                    # Sides bow inwards between the corners, as a stuffed cover does.
                    x = u * (1 - pinch * 0.35 * (1 - v * v)) / 2
                    z = v * (1 - pinch * 0.35 * (1 - u * u)) / 2
                    thick = side * 0.5 * ((1 - u * u) * (1 - v * v)) ** rounding
                    local = {'Y': (x, thick, z), 'Z': (x, z, thick)}[axis]
                    grid[side, i, j] = part.verts.new(
                        tuple(c + offset * s for c, offset, s in zip(centre, local, size))
                    )
        for side in (-1, 1):
            for i in range(n):
                for j in range(n):
                    part.faces.new(
                        (
                            grid[side, i, j],
                            grid[side, i + 1, j],
                            grid[side, i + 1, j + 1],
                            grid[side, i, j + 1],
                        )
                    )
        bmesh.ops.recalc_face_normals(part, faces=part.faces)
        self._merge(part, material, True)

    def bowl(self, low, high, wall, material):
        """An open tub: rounded outside and inside walls, for bathtubs. Superellipse in plan."""
        part = bmesh.new()
        centre = [(a + b) / 2 for a, b in zip(low, high)]
        half = [(b - a) / 2 for a, b in zip(low, high)]
        rings = []
        height = high[2] - low[2]
        outline = [
            (0.86, 0.0),
            (0.95, 0.25),
            (1.0, 0.9),
            (1.0, 1.0),
            (1 - wall, 1.0),
            (0.9 - wall, 0.55),
            (0.74, 0.2),
            (0.5, 0.16),
        ]
        for share, level in outline:
            ring = []
            for k in range(32):
                a = 2 * math.pi * k / 32
                x = math.copysign(abs(math.cos(a)) ** 0.55, math.cos(a)) * half[0] * share
                y = math.copysign(abs(math.sin(a)) ** 0.55, math.sin(a)) * half[1] * share
                ring.append(part.verts.new((centre[0] + x, centre[1] + y, low[2] + height * level)))
            rings.append(ring)
        for lower, upper in zip(rings, rings[1:]):
            for k in range(32):
                part.faces.new((lower[k], lower[(k + 1) % 32], upper[(k + 1) % 32], upper[k]))
        part.faces.new(list(reversed(rings[0])))
        part.faces.new(rings[-1])
        self._merge(part, material, True)

    def _merge(self, part, material, smooth):
        self._paint(part.faces, material, smooth)
        scratch = bpy.data.meshes.new('part')
        part.to_mesh(scratch)
        part.free()
        self.work.from_mesh(scratch)
        bpy.data.meshes.remove(scratch)

    def finish(self):
        """The Blender object, linked into the scene, with one Principled material per colour."""
        self.work.to_mesh(self.mesh)
        self.work.free()
        for name, colour in self.slots:
            material = bpy.data.materials.new(name)
            material.use_nodes = True
            material.node_tree.nodes['Principled BSDF'].inputs['Base Color'].default_value = (*colour, 1)
            self.mesh.materials.append(material)
        obj = bpy.data.objects.new(self.mesh.name, self.mesh)
        bpy.context.scene.collection.objects.link(obj)
        return obj
