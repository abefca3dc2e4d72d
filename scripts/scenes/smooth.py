"""Takes the grain out of baked light without blurring shadows: averages neighbours, but not across an edge in light."""

import numpy as np

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


def over_image(light, rounds):
    """Smooths a [height, width, 3] lightmap: à-trous wavelet rounds of growing stride (Dammertz et al. 2010)."""
    kernel = np.array([1, 4, 6, 4, 1]) / 16
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
                weight = kernel[i] * kernel[j] * np.exp(-(((levels[y : y + h, x : x + w] - level) / (TOLERANCE * 0.6**step)) ** 2))
                total += weight[..., None] * padded[y : y + h, x : x + w]
                weights += weight
        light = total / weights[..., None]
    return light
