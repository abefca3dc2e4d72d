"""Takes the grain out of baked light without blurring shadows: averages neighbours, but not across an edge in light."""

import numpy as np

#: A value is a stray if it is brighter than this many times its neighbours, plus a little.
STRAY, LITTLE = 1.5, 0.03
#: Two values differ by an edge when the logarithms of 1 + light differ by more than about this.
TOLERANCE = 0.35


def over_edges(mesh, light, rounds):
    """Smooths [vertices, 3] light along a Blender mesh's edges, between vertices that face the same way."""
    edges = np.empty(len(mesh.edges) * 2, np.int32)
    mesh.edges.foreach_get('vertices', edges)
    a, b = edges.reshape(-1, 2).T
    normal = np.empty(len(mesh.vertices) * 3, np.float32)
    mesh.vertices.foreach_get('normal', normal)
    normal = normal.reshape(-1, 3)
    facing = np.maximum(0, (normal[a] * normal[b]).sum(1)) ** 8
    count = len(light)
    light = _without_stray_vertices(light, a, b)
    for _ in range(rounds):
        level = np.log1p(light.mean(1))
        weight = facing * np.exp(-(((level[a] - level[b]) / TOLERANCE) ** 2))
        total, weights = light.copy(), np.ones(count)
        for to, source in ((a, b), (b, a)):
            weights += np.bincount(to, weight, count)
            for channel in range(3):
                total[:, channel] += np.bincount(to, weight * light[source, channel], count)
        light = total / weights[:, None]
    return light


def _without_stray_vertices(light, a, b):
    """Vertices far brighter than all of their neighbours (a path that found a lamp by luck) take their neighbours' mean."""
    count = len(light)
    level = light.mean(1)
    highest = np.zeros(count)
    np.maximum.at(highest, a, level[b])
    np.maximum.at(highest, b, level[a])
    number = np.bincount(a, minlength=count) + np.bincount(b, minlength=count)
    mean = (
        np.stack(
            [np.bincount(a, light[b, k], count) + np.bincount(b, light[a, k], count) for k in range(3)], 1
        )
        / np.maximum(number, 1)[:, None]
    )
    stray = (level > STRAY * highest + LITTLE) & (number > 0)
    return np.where(stray[:, None], mean, light)


def _without_stray_texels(light):
    """Texels far brighter than the median of the 5 × 5 around them are set to it."""
    h, w, _ = light.shape
    padded = np.pad(light.mean(2), 2, mode='edge')
    middle = np.median([padded[i : i + h, j : j + w] for i in range(5) for j in range(5)], axis=0)
    level = light.mean(2)
    stray = level > STRAY * middle + LITTLE
    return np.where(stray[..., None], light * (middle / np.maximum(level, 1e-9))[..., None], light)


def over_image(light, rounds):
    """Smooths a [height, width, 3] lightmap: à-trous wavelet rounds of growing stride (Dammertz et al. 2010)."""
    kernel = np.array([1, 4, 6, 4, 1]) / 16
    light = _without_stray_texels(light)
    for step in range(rounds):
        stride = 1 << step
        reach = 2 * stride
        padded = np.pad(light, ((reach, reach), (reach, reach), (0, 0)), mode='edge')
        level = np.log1p(light.mean(2))
        levels = np.pad(level, reach, mode='edge')
        total, weights = np.zeros_like(light), np.zeros(level.shape)
        h, w = level.shape
        for i in range(5):
            for j in range(5):
                y, x = i * stride, j * stride
                weight = (
                    kernel[i]
                    * kernel[j]
                    * np.exp(-(((levels[y : y + h, x : x + w] - level) / (TOLERANCE * 0.6**step)) ** 2))
                )
                total += weight[..., None] * padded[y : y + h, x : x + w]
                weights += weight
        light = total / weights[..., None]
    return light
