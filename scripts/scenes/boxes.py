"""9-DoF boxes as src/rewards defines them: `[cx, cy, cz, dx, dy, dz, a, b, g]`, R = Rz(a) Rx(b) Ry(g)."""

import numpy as np
from files import FOCAL, HEIGHT, WIDTH

EDGES = [(i, i ^ bit) for i in range(8) for bit in (1, 2, 4) if i < i ^ bit]


def rotation(a, b, g):
    (ca, cb, cg), (sa, sb, sg) = np.cos([a, b, g]), np.sin([a, b, g])
    z = np.array([[ca, -sa, 0], [sa, ca, 0], [0, 0, 1]])
    x = np.array([[1, 0, 0], [0, cb, -sb], [0, sb, cb]])
    y = np.array([[cg, 0, sg], [0, 1, 0], [-sg, 0, cg]])
    return z @ x @ y


def corners_of(box):
    """[8, 3] corners in the world; bit k of a corner's number chooses the high side of axis k."""
    signs = np.array([[(i >> k & 1) * 2 - 1 for k in range(3)] for i in range(8)])
    return signs * np.array(box[3:6]) / 2 @ rotation(*box[6:9]).T + np.array(box[:3])


def to_box(points, box):
    """World points in the box's own frame, its centre at 0."""
    return (points - np.array(box[:3])) @ rotation(*box[6:9])


def project(points, pose):
    """(pixels [n, 2], depth [n]) of world points through a camera-to-world pose."""
    camera = (points - pose[:3, 3]) @ pose[:3, :3]
    depth = camera[:, 2]
    safe = np.where(np.abs(depth) < 1e-9, 1e-9, depth)
    return camera[:, :2] / safe[:, None] * FOCAL + [WIDTH / 2, HEIGHT / 2], depth
