"""Blender: the lamps of a room, in the groups that bake.py bakes apart: sun, sky, lamps."""

import math

import bpy
from mathutils import Vector


def sun(azimuth, elevation, energy, colour=(1, 0.89, 0.74)):
    """Sunlight that travels towards `azimuth` (degrees from +x, anticlockwise) and down by `elevation`."""
    lamp = bpy.data.lights.new('sun', 'SUN')
    lamp.energy, lamp.angle, lamp.color = energy, 0.012, colour
    a, e = math.radians(azimuth), math.radians(elevation)
    direction = Vector((math.cos(a) * math.cos(e), math.sin(a) * math.cos(e), -math.sin(e)))
    _hang(lamp, 'sun', (0, 0, 0), direction)


def sky(room, power_per_area, colour=(0.80, 0.90, 1.0)):
    """Daylight from every window of a room: an area lamp just outside each, in watts per square metre of opening."""
    for hole in room.openings:
        if hole.kind != 'window':
            continue
        (x0, x1), (z0, z1) = hole.span, hole.z
        origin, along = room.wall_frame(hole.wall)
        into = room.into(hole.wall)
        at = Vector(origin) + Vector(along) * ((x0 + x1) / 2) - into * 0.2 + Vector((0, 0, (z0 + z1) / 2))
        _area('sky', at, into, (x1 - x0, z1 - z0), power_per_area * (x1 - x0) * (z1 - z0), colour)


def fill(at, size, power, colour=(1, 0.93, 0.84)):
    """A wide soft lamp under the ceiling, standing in for all the light that a few bounces leave out."""
    _area('lamps', Vector(at), Vector((0, 0, -1)), size, power, colour)


def bulb(at, power, colour=(1, 0.72, 0.42), radius=0.035):
    """A lamp's bulb, in watts."""
    lamp = bpy.data.lights.new('bulb', 'POINT')
    lamp.energy, lamp.color, lamp.shadow_soft_size = power, colour, radius
    _hang(lamp, 'lamps', at)


def _area(group, at, direction, size, power, colour):
    lamp = bpy.data.lights.new('area', 'AREA')
    lamp.shape, (lamp.size, lamp.size_y) = 'RECTANGLE', size
    lamp.energy, lamp.color = power, colour
    _hang(lamp, group, at, direction).visible_camera = False


def _hang(lamp, group, at, direction=None):
    obj = bpy.data.objects.new(lamp.name, lamp)
    obj['group'] = group
    obj.location = at
    if direction:
        obj.rotation_euler = direction.to_track_quat('-Z', 'Y').to_euler()
    bpy.context.scene.collection.objects.link(obj)
    return obj
