"""Fuses noisy depth images into a truncated signed distance (Curless and Levoy 1996) and takes coloured points from its
zero crossings. Plain NumPy; a volume may be filled in part only, so that fine detail costs no more than it shows."""

import numpy as np
from files import FOCAL, HEIGHT, WIDTH

#: Metres within which a surface's distance is kept; it must exceed the noise.
REACH = 0.07
#: A voxel with less weight than this has no surface; one look from 1 m weighs 0.77, one from 4 m 0.06.
LEAST = 0.12


class Volume:
    """A grid over [low, high] with cubes of `voxel` metres. `active` chooses the voxels to fill (a boolean grid)."""

    def __init__(self, low, high, voxel):
        self.low, self.voxel = np.array(low), voxel
        self.shape = tuple(np.ceil((np.array(high) - low) / voxel).astype(int))
        count = int(np.prod(self.shape))
        self.distance = np.zeros(count, np.float32)
        self.weight = np.zeros(count, np.float32)
        self.colour = np.zeros((count, 3), np.float32)
        self.tint = np.zeros(count, np.float32)
        self.active = np.arange(count)

    def centres(self, flat):
        """[n, 3] world positions of voxels by flat index."""
        return self.low + (np.stack(np.unravel_index(flat, self.shape), 1) + 0.5) * self.voxel

    def keep_only(self, wanted):
        """Restricts the filling to the voxels for whose centres [n, 3] `wanted` is true."""
        flat = self.active
        self.active = np.concatenate([part[wanted(self.centres(part))] for part in np.array_split(flat, 16)])
        self.positions = self.centres(self.active).astype(np.float32)

    def integrate(self, depth, picture, pose):
        """Adds one depth image (metres, 0: none) and its picture (sRGB bytes), seen from a camera-to-world pose."""
        if not hasattr(self, 'positions'):
            self.positions = self.centres(self.active).astype(np.float32)
        reach = max(REACH, 3 * self.voxel)
        camera = (self.positions - pose[:3, 3].astype(np.float32)) @ pose[:3, :3].astype(np.float32)
        z = camera[:, 2]
        near = np.nonzero(z > 0.2)[0]
        scale = FOCAL / z[near]
        x = (camera[near, 0] * scale + WIDTH / 2).astype(np.int32)
        y = (camera[near, 1] * scale + HEIGHT / 2).astype(np.int32)
        inside = (
            (x >= 0)
            & (x < WIDTH)
            & (y >= 0)
            & (y < HEIGHT)
            & (camera[near, 0] * scale > -WIDTH / 2)
            & (camera[near, 1] * scale > -HEIGHT / 2)
        )
        near, x, y = near[inside], x[inside], y[inside]
        measured = depth[y, x]
        signed = measured - z[near]
        hit = (measured > 0) & (signed > -reach)
        near, x, y, signed, measured = near[hit], x[hit], y[hit], signed[hit], measured[hit]
        voxel = self.active[near]
        weight = (1 / (0.3 + measured**2)).astype(np.float32)
        # Behind the surface it may as well be another thing: trust it less.
        weight[signed < -0.5 * reach] *= 0.3
        self.distance[voxel] += weight * np.minimum(1, signed / reach).astype(np.float32)
        self.weight[voxel] += weight
        skin = np.abs(signed) < 1.5 * self.voxel
        self.colour[voxel[skin]] += weight[skin, None] * picture[y[skin], x[skin]]
        self.tint[voxel[skin]] += weight[skin]

    def surface(self, random, jitter):
        """(points [n, 3], colours [n, 3]): one point where the distance changes sign along the axis that the surface
        faces most, moved sideways by up to `jitter` voxels so that the grid does not show."""
        known = (self.weight >= LEAST).reshape(self.shape)
        value = np.where(known.ravel(), self.distance / np.maximum(self.weight, 1e-9), 0).reshape(self.shape)
        gradient = np.stack([self._slope(value, known, axis) for axis in range(3)])
        steepest = np.abs(gradient).argmax(0)
        tint = self.tint.reshape(self.shape)
        colour = self.colour.reshape(*self.shape, 3)
        points, colours = [], []
        for axis in range(3):
            a, b = _pair(axis)
            va, vb = value[a], value[b]
            crossing = known[a] & known[b] & (va * vb < 0) & (np.abs(va) < 0.99) & (np.abs(vb) < 0.99)
            crossing &= (steepest[a] == axis) | (steepest[b] == axis)
            crossing &= (tint[a] + tint[b]) > 0
            cell = np.stack(np.nonzero(crossing), 1).astype(float)
            share = va[crossing] / (va[crossing] - vb[crossing])
            offset = np.full((len(cell), 3), 0.5) + random.uniform(-jitter, jitter, (len(cell), 3))
            offset[:, axis] = 0.5 + share
            points.append(self.low + (cell + offset) * self.voxel)
            colours.append(
                (colour[a][crossing] + colour[b][crossing]) / (tint[a] + tint[b])[crossing][:, None]
            )
        return np.concatenate(points), np.concatenate(colours)

    def _slope(self, value, known, axis):
        out = np.zeros(self.shape, np.float32)
        a, b = _pair(axis)
        both = known[a] & known[b]
        step = np.where(both, value[b] - value[a], 0)
        out[a] += step
        out[b] += step
        return out


def _pair(axis):
    """Slices of a grid and of its neighbour one step further along an axis."""
    a, b = [slice(None)] * 3, [slice(None)] * 3
    a[axis], b[axis] = slice(None, -1), slice(1, None)
    return tuple(a), tuple(b)
