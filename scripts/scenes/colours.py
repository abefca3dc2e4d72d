"""Blender: the mean colour of a material, linear and as sRGB bytes."""

import numpy as np

_means = {}


def material_colour(material):
    """Mean linear RGB of a material: its texture's mean where it has one, else its base colour."""
    if not material or not material.use_nodes:
        return np.array(material.diffuse_color[:3] if material else (0.6, 0.6, 0.6))
    node = material.node_tree.nodes.get('Principled BSDF')
    if not node:
        return np.full(3, 0.6)
    base = node.inputs['Base Color']
    if base.is_linked and base.links[0].from_node.type == 'TEX_IMAGE' and base.links[0].from_node.image:
        return _image_mean(base.links[0].from_node.image)
    return np.array(base.default_value[:3])


def _image_mean(image):
    if image.filepath not in _means:
        count = image.size[0] * image.size[1]
        if not count:
            return np.full(3, 0.6)
        pixels = np.empty(count * 4, np.float32)
        image.pixels.foreach_get(pixels)
        _means[image.filepath] = to_linear(pixels.reshape(-1, 4)[:, :3].mean(0))
    return _means[image.filepath]


def to_linear(srgb):
    srgb = np.asarray(srgb, float)
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def to_srgb8(linear):
    """sRGB bytes of linear RGB, kept off pure black and white, which no furniture is."""
    linear = np.clip(linear, 0.004, 0.9)
    srgb = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.rint(srgb * 255).astype(np.uint8)
