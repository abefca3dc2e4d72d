"""Blender: puts a room together from a description in rooms/: shell, windows, furniture, lights, and the true boxes."""

import math
from dataclasses import dataclass, field

import bmesh
import bpy
import models
import surface
from mathutils import Euler, Matrix, Vector
from refine import SPACING, slice_along_axes
from surface import Surface

PAINTED = Surface((0.74, 0.73, 0.70), None, 0.45)
CEILING = Surface((0.84, 0.83, 0.81), None, 0.95)


@dataclass(frozen=True)
class Opening:
    """A window or a door in a wall: `wall` is 'south', 'north', 'west' or 'east'; `span` is along x or y."""

    wall: str
    span: tuple
    z: tuple
    kind: str = 'window'


@dataclass
class Room:
    """A room under construction. Its inside is [0, w] × [0, d] × [0, h]."""

    size: tuple
    openings: list = field(default_factory=list)
    instances: list = field(default_factory=list)

    def add(self, name, mesh, made_of, lightmap=None, edge=None):
        """Adds a mesh in world coordinates. `lightmap` is (metres per texel, length, height) for a flat surface; `edge` is
        the longest edge, in metres, that the bake may leave."""
        obj = bpy.data.objects.new(name, mesh)
        bpy.context.scene.collection.objects.link(obj)
        if made_of:
            mesh.materials.clear()
            mesh.materials.append(surface.make(name, made_of))
        if lightmap:
            obj['lightmap'] = lightmap
        if edge:
            obj['edge'] = edge
        return obj

    def box(self, name, low, high, made_of, bevel=0.003, texture_fit=None, edge=None):
        """A box, its UVs projected, or fitted over two axes for a picture: `texture_fit` = (u axis, v axis)."""
        part = bmesh.new()
        bmesh.ops.create_cube(part, size=1)
        low, high = Vector(low), Vector(high)
        bmesh.ops.transform(
            part,
            verts=part.verts,
            matrix=Matrix.Translation((low + high) / 2) @ Matrix.Diagonal((*(high - low), 1)),
        )
        if bevel:
            bmesh.ops.bevel(
                part, geom=part.edges[:], offset=min(bevel, min(high - low) * 0.4), segments=1, affect='EDGES'
            )
        slice_along_axes(part, edge or SPACING)
        mesh = bpy.data.meshes.new(name)
        part.to_mesh(mesh)
        part.free()
        mesh.uv_layers.new(name='uv')
        if texture_fit:
            u, v = texture_fit
            surface.fit_uv(mesh, u, v, (low[u], low[v]), (high[u], high[v]))
        elif made_of.texture in surface.TILE:
            surface.project(mesh, {0: surface.TILE[made_of.texture]})
        return self.add(name, mesh, made_of, edge=edge and 1.5 * edge)

    def place(self, name, at, yaw=0.0, tilt=0.0, surfaces=None, label='catalogue', edge=None, without=()):
        """Places a catalogue model with its foot at `at` (x, y or x, y, z), turned by `yaw` and then tilted by `tilt`
        degrees about its own x axis. With a label it becomes an instance, whose box is tight in the model's own
        axes. Parts made of the materials `without` are left out."""
        model = models.BY_NAME[name]
        obj = models.load(name, fine=True)
        models.drop_materials(obj, without)
        models.face_outwards(obj.data)
        surface.finish(obj, surfaces or {})
        low, high = models.extent(obj.data)
        x, y, z = (*at, 0.0)[:3]
        a, b = math.radians(yaw), math.radians(tilt)
        # Rz(a) Rx(b): Blender's 'XYZ' order applies x first.
        pose = Matrix.Translation((x, y, z)) @ Euler((b, 0, a), 'XYZ').to_matrix().to_4x4()
        obj.data.transform(pose)
        number = 0
        label = model.label if label == 'catalogue' else label
        if label:
            number = len(self.instances) + 1
            centre = pose @ ((Vector(low) + Vector(high)) / 2)
            box = [*centre, *(high - low), math.remainder(a, 2 * math.pi), b, 0.0]
            self.instances.append(
                dict(
                    id=f'{label}-{1 + sum(i["label"] == label for i in self.instances)}',
                    label=label,
                    box=[float(v) for v in box],
                    model=name,
                )
            )
        obj['instance'] = number
        if edge:
            obj['edge'] = edge
        return obj

    # The shell

    def build_shell(self, floor, wall, ceiling=CEILING, texel=(0.01, 0.015)):
        """Floor, walls with their openings, ceiling, skirting, window frames, doors, and what is outside."""
        w, d, h = self.size
        self._plane('floor', (0, 0, 0), (1, 0, 0), (0, 1, 0), [((0, w), (0, d))], floor, (texel[0], w, d))
        self._plane('ceiling', (0, 0, h), (0, 1, 0), (1, 0, 0), [((0, d), (0, w))], ceiling, (0.03, d, w))
        for side in ('south', 'north', 'west', 'east'):
            length = w if side in ('south', 'north') else d
            holes = [o for o in self.openings if o.wall == side]
            origin, along = self.wall_frame(side)
            self._plane(
                f'{side} wall',
                origin,
                along,
                (0, 0, 1),
                _around(length, h, holes),
                wall,
                (texel[1], length, h),
            )
            gaps = [hole.span for hole in holes if hole.kind == 'door']
            for start, end in _between(length, gaps):
                self.wall_box('skirting', side, (start, end), (0, 0.09), (0, 0.014), PAINTED, edge=0.1)
            for hole in holes:
                (self._window if hole.kind == 'window' else self._door)(side, hole)

    def wall_frame(self, side):
        """(origin, direction along) of a wall, seen so that direction × up points into the room's outside."""
        w, d, _ = self.size
        return {
            'south': ((0, 0, 0), (1, 0, 0)),
            'north': ((0, d, 0), (1, 0, 0)),
            'west': ((0, 0, 0), (0, 1, 0)),
            'east': ((w, 0, 0), (0, 1, 0)),
        }[side]

    def into(self, side):
        return {
            'south': Vector((0, 1, 0)),
            'north': Vector((0, -1, 0)),
            'west': Vector((1, 0, 0)),
            'east': Vector((-1, 0, 0)),
        }[side]

    def _plane(self, name, origin, along, up, rectangles, made_of, lightmap):
        texel, length, height = lightmap
        origin, along, up = Vector(origin), Vector(along), Vector(up)
        centre = Vector(self.size) / 2
        mesh = bpy.data.meshes.new(name)
        points, faces = [], []
        for (u0, u1), (v0, v1) in rectangles:
            corners = [origin + along * u + up * v for u, v in ((u0, v0), (u1, v0), (u1, v1), (u0, v1))]
            if along.cross(up).dot(centre - origin) < 0:
                corners.reverse()
            faces.append(range(len(points), len(points) + 4))
            points += corners
        mesh.from_pydata(points, [], [list(face) for face in faces])
        tile = surface.TILE.get(made_of.texture, (1, 1))
        for layer_name, scale in (('uv', tile), ('light', (length, height))):
            layer = mesh.uv_layers.new(name=layer_name)
            for loop in mesh.loops:
                offset = mesh.vertices[loop.vertex_index].co - origin
                layer.data[loop.index].uv = (offset.dot(along) / scale[0], offset.dot(up) / scale[1])
        return self.add(name, mesh, made_of, (texel, length, height))

    def tiled_wall(self, side, rectangles, made_of, texel=0.012):
        """Tiles on parts of a wall, each ((from, to) along it, (from, to) in height). They share one grid."""
        origin, along = self.wall_frame(side)
        length = self.size[0 if side in ('south', 'north') else 1]
        surface_of_tiles = Vector(origin) + self.into(side) * 0.006
        lightmap = (texel, length, self.size[2])
        self._plane(f'{side} tiles', surface_of_tiles, along, (0, 0, 1), rectangles, made_of, lightmap)

    def wall_box(self, name, side, along, z, depth, made_of, **options):
        """A box given along a wall, in height, and in depth into the room (negative: into the wall)."""
        origin, direction = self.wall_frame(side)
        into = self.into(side)
        corners = [
            Vector(origin) + Vector(direction) * s + into * t + Vector((0, 0, height))
            for s, t, height in zip(along, depth, z)
        ]
        low, high = (
            [min(c[k] for c in corners) for k in range(3)],
            [max(c[k] for c in corners) for k in range(3)],
        )
        return self.box(name, low, high, made_of, **options)

    def _window(self, side, hole):
        (x0, x1), (z0, z1), thick = hole.span, hole.z, 0.24
        for name, along, z in (
            ('reveal', (x0 - 0.02, x0), (z0, z1)),
            ('reveal', (x1, x1 + 0.02), (z0, z1)),
            ('reveal', (x0 - 0.02, x1 + 0.02), (z1, z1 + 0.02)),
            ('reveal', (x0 - 0.02, x1 + 0.02), (z0 - 0.02, z0)),
        ):
            self.wall_box(name, side, along, z, (-thick, -0.0005), PAINTED, bevel=0)
        self.wall_box(
            'sill',
            side,
            (x0 - 0.05, x1 + 0.05),
            (z0 - 0.005, z0 + 0.025),
            (-0.13, 0.07),
            PAINTED,
            bevel=0.006,
        )
        frame = (-0.15, -0.09)
        middle = (x0 + x1) / 2
        bars = [
            ((x0, x0 + 0.055), (z0, z1)),
            ((x1 - 0.055, x1), (z0, z1)),
            ((middle - 0.04, middle + 0.04), (z0, z1)),
            ((x0, x1), (z0, z0 + 0.07)),
            ((x0, x1), (z1 - 0.055, z1)),
        ]
        bars.append(((x0, x1), (z1 - 0.46, z1 - 0.425)))
        for along, z in bars:
            self.wall_box('window frame', side, along, z, frame, PAINTED)

    def _door(self, side, hole):
        (x0, x1), (_, z1) = hole.span, hole.z
        leaf = Surface((0.70, 0.69, 0.65), None, 0.4)
        self.wall_box('door', side, (x0, x1), (0.005, z1), (-0.06, -0.03), leaf)
        self.wall_box('threshold', side, (x0, x1), (-0.01, 0.004), (-0.08, 0.0), leaf, bevel=0)
        for z in ((0.16, 0.86), (1.02, z1 - 0.16)):
            self.wall_box('door panel', side, (x0 + 0.13, x1 - 0.13), z, (-0.031, -0.022), leaf, bevel=0.008)
        for along, z in (
            ((x0 - 0.07, x0), (0, z1 + 0.07)),
            ((x1, x1 + 0.07), (0, z1 + 0.07)),
            ((x0, x1), (z1, z1 + 0.07)),
        ):
            self.wall_box('door frame', side, along, z, (-0.08, 0.018), PAINTED)
        self.wall_box(
            'door handle',
            side,
            (x0 + 0.05, x0 + 0.17),
            (1.03, 1.05),
            (0.015, 0.03),
            Surface((0.5, 0.5, 0.5), None, 0.3, True),
        )
        self.wall_box(
            'door handle',
            side,
            (x0 + 0.05, x0 + 0.07),
            (1.03, 1.05),
            (-0.03, 0.02),
            Surface((0.5, 0.5, 0.5), None, 0.3, True),
        )

    def outside(self, side, distance=3.5, emit=2.4):
        """A glowing picture of the garden, seen through the windows of one wall. It casts no light of its own."""
        w, d, _ = self.size
        length = w if side in ('south', 'north') else d
        obj = self.wall_box(
            'outside',
            side,
            (-4, length + 4),
            (-2.2, 4.6),
            (-distance - 0.02, -distance),
            Surface((1, 1, 1), 'outside', 1, emit=emit),
            bevel=0,
            texture_fit=(0 if side in ('south', 'north') else 1, 2),
            edge=100,
        )
        obj.visible_shadow = obj.visible_diffuse = obj.visible_glossy = False
        return obj

    def curtain(self, side, along, z, made_of, folds=6, depth=0.045):
        """A pleated curtain hanging from a rod, a sheet of two sides."""
        origin, direction = self.wall_frame(side)
        origin, direction, into = Vector(origin), Vector(direction), self.into(side)
        columns, rows = 22 * folds, 44
        points = []
        for i in range(columns + 1):
            for j in range(rows + 1):
                u, v = i / columns, j / rows
                phase = 2 * math.pi * folds * u + 0.5 * math.sin(5 * u + 1)
                spread = 0.75 + 0.25 * (1 - v) + 0.06 * math.sin(9 * u + 4 * v)
                out = 0.085 + depth * spread * math.sin(phase) + 0.012 * math.sin(3.1 * v + 7 * u)
                s = along[0] + (along[1] - along[0]) * u + 0.012 * math.sin(2 * phase) * spread
                points.append(origin + direction * s + into * out + Vector((0, 0, z[0] + (z[1] - z[0]) * v)))
        stride = rows + 1
        faces = [
            (i * stride + j, (i + 1) * stride + j, (i + 1) * stride + j + 1, i * stride + j + 1)
            for i in range(columns)
            for j in range(rows)
        ]
        mesh = bpy.data.meshes.new('curtain')
        mesh.from_pydata(points, [], faces)
        mesh.uv_layers.new(name='uv')
        if made_of.texture in surface.TILE:
            surface.project(mesh, {0: surface.TILE[made_of.texture]})
        return self.add('curtain', mesh, made_of, edge=1)

    def picture(self, side, along, z, texture, frame):
        """A framed picture on a wall."""
        self.wall_box('picture frame', side, along, z, (0.002, 0.028), frame, bevel=0.004)
        inner = 0.018
        axis = 0 if side in ('south', 'north') else 1
        self.wall_box(
            'picture',
            side,
            (along[0] + inner, along[1] - inner),
            (z[0] + inner, z[1] - inner),
            (0.02, 0.0295),
            Surface((0.9, 0.9, 0.9), texture, 0.4),
            bevel=0,
            texture_fit=(axis, 2),
        )

    def rug(self, centre, size, texture, thickness=0.012):
        """A rug: its top has a lightmap of its own, its rim hangs down to the floor."""
        (x, y), (w, d) = centre, size
        low, high = (x - w / 2, y - d / 2), (x + w / 2, y + d / 2)
        self.box(
            'rug rim',
            (*low, 0.0005),
            (*high, thickness - 0.001),
            Surface((0.55, 0.50, 0.42), None, 1.0),
            bevel=0,
            edge=0.3,
        )
        mesh = bpy.data.meshes.new('rug')
        mesh.from_pydata(
            [
                (low[0], low[1], thickness),
                (high[0], low[1], thickness),
                (high[0], high[1], thickness),
                (low[0], high[1], thickness),
            ],
            [],
            [(0, 1, 2, 3)],
        )
        for name in ('uv', 'light'):
            mesh.uv_layers.new(name=name)
            layer = mesh.uv_layers[name]
            for loop in mesh.loops:
                point = mesh.vertices[loop.vertex_index].co
                layer.data[loop.index].uv = ((point[0] - low[0]) / w, (point[1] - low[1]) / d)
        self.add('rug', mesh, Surface((0.92, 0.92, 0.92), texture, 1.0), (0.008, w, d))


def _around(length, height, holes):
    """The rectangles ((u0, u1), (v0, v1)) of a wall that remain around its openings, which must not overlap in u."""
    out, at = [], 0.0
    for hole in sorted(holes, key=lambda hole: hole.span[0]):
        u0, u1 = hole.span
        v0, v1 = hole.z
        out.append(((at, u0), (0, height)))
        if v0 > 0:
            out.append(((u0, u1), (0, v0)))
        out.append(((u0, u1), (v1, height)))
        at = u1
    out.append(((at, length), (0, height)))
    return out


def _between(length, gaps):
    """The intervals of [0, length] that the gaps leave."""
    out, at = [], 0.0
    for start, end in sorted(gaps):
        out.append((at, start - 0.07))
        at = end + 0.07
    out.append((at, length))
    return out
