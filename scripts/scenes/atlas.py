"""Blender: packs the flat surfaces of a room into one lightmap."""

import math

import smooth
from meshes import loop_uv


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
