"""Turns rendered depth into what a depth camera would have given: points.bin, a fused noisy cloud, and rays.bin, the
patch rays that the policy sees.

    /usr/bin/python3 scripts/scenes/scan.py living-room

Needs film.py's clip: the colours of the rays are those of the video. docs/scene-format.md has both layouts.
"""

import sys

import numpy as np
from files import FOCAL, HEIGHT, KEPT, WIDTH, Baked, write

# The cloud
EVERY = 4  # frames
COARSE, FINE = 0.031, 0.0185  # metres between points: plain walls and floor, and everything else
SCALE = 0.0002  # metres per step of an int16
MINIMUM = 3  # samples that a point must average

# The rays
ACROSS, PATCH = 12, 3
NEAREST, SPREAD, LAST = 0.25, 48.0, 1023
DROPOUT, RAY_NOISE = 0.04, 0.01
BOX = 3  # a ray's colour is the mean of (2 · BOX + 1)² pixels


def main():
    baked = Baked(sys.argv[1])
    points, colours = fuse(baked)
    offset = np.round(np.array(baked.room['size']) / 2, 3)
    code = np.rint((points - offset) / SCALE)
    assert np.abs(code).max() <= 32767, 'the room is too large for this scale'
    write(f'{baked.out}/points.bin', code.astype('<i2').tobytes() + colours.tobytes())
    rays = cast(baked)
    write(f'{baked.out}/rays.bin', rays.tobytes())
    print(f'{len(points)} points, {len(points) * 9} bytes; {len(rays) // 3} rays, {len(rays)} bytes')


def rays_of_pixels():
    """[480, 640, 3] direction of each pixel's centre, with depth 1 along the axis."""
    x, y = np.meshgrid(np.arange(WIDTH) + 0.5, np.arange(HEIGHT) + 0.5)
    return np.stack([(x - WIDTH / 2) / FOCAL, (y - HEIGHT / 2) / FOCAL, np.ones_like(x)], 2)


def fuse(baked):
    """(points [n, 3] metres, colours [n, 3] bytes), coarse to fine: any prefix covers the whole room evenly."""
    random = np.random.default_rng(1)
    directions = rays_of_pixels()
    size = np.array(baked.room['size'])
    position, colour, weight, detail = [], [], [], []
    for frame in range(0, len(baked.poses), EVERY):
        depth = baked.depth(frame)
        pose = baked.poses[frame]
        keep = (depth > 0.3) & (depth < 8) & ~_at_edges(depth)
        keep &= random.random(depth.shape) < 0.6
        # Noise of a structured-light camera (Nguyen et al. 2012), a slow warp of each frame, and a little lost tracking.
        sigma = 0.0012 + 0.0019 * np.maximum(depth - 0.4, 0) ** 2
        noisy = depth + random.normal(0, 1, depth.shape) * sigma + depth * 0.0035 * _slow(random, depth.shape)
        camera = directions * noisy[..., None]
        world = camera @ pose[:3, :3].T + pose[:3, 3] + random.normal(0, 0.0012, 3)
        keep &= ((world > -0.06) & (world < size + 0.06)).all(2) & (world[..., 2] < size[2] - 0.045)
        position.append(world[keep])
        colour.append(baked.picture(frame)[keep].astype(float))
        weight.append(1 / (0.3 + depth[keep] ** 2))
        detail.append(baked.owner(frame)[keep] > 0)
    position, colour, weight, detail = (np.concatenate(part) for part in (position, colour, weight, detail))
    coarse = _cells(position, COARSE)
    fine = _interesting(position, colour, detail, coarse)
    cells = np.where(fine, _cells(position, FINE) * 2 + 1, coarse * 2)
    points, colours, count = _average(cells, position, colour, weight)
    solid = count >= MINIMUM
    points, colours = points[solid], colours[solid]
    order = _coarse_to_fine(points, random)
    return points[order], np.rint(colours[order]).astype(np.uint8)


def _at_edges(depth):
    """Pixels beside a jump in depth, where a sensor measures something between."""
    jump = np.zeros(depth.shape, bool)
    for axis in (0, 1):
        step = np.abs(np.diff(depth, axis=axis)) > 0.04 * np.minimum(depth[1:] if axis == 0 else depth[:, 1:], depth[:-1] if axis == 0 else depth[:, :-1])
        if axis == 0:
            jump[1:] |= step
            jump[:-1] |= step
        else:
            jump[:, 1:] |= step
            jump[:, :-1] |= step
    return jump


def _slow(random, shape):
    """Smooth noise of unit size over a picture: bilinear between 7 × 9 random numbers."""
    knots = random.normal(0, 1, (7, 9))
    y, x = np.linspace(0, 5.999, shape[0]), np.linspace(0, 7.999, shape[1])
    i, j = y.astype(int), x.astype(int)
    fy, fx = (y - i)[:, None], (x - j)[None]
    top = knots[i][:, j] * (1 - fx) + knots[i][:, j + 1] * fx
    return top * (1 - fy) + (knots[i + 1][:, j] * (1 - fx) + knots[i + 1][:, j + 1] * fx) * fy


def _cells(position, size):
    """One integer per point, equal within a cube of `size` metres."""
    index = np.floor(position / size).astype(np.int64) + 4096
    return (index[:, 0] << 40) | (index[:, 1] << 20) | index[:, 2]


def _interesting(position, colour, detail, coarse):
    """Points whose coarse cell holds an object, or much contrast: pictures, the rug, books, leaves."""
    _, cell, count = np.unique(coarse, return_inverse=True, return_counts=True)
    luminance = colour @ [0.3, 0.59, 0.11]
    mean = np.bincount(cell, luminance) / count
    spread = np.sqrt(np.maximum(np.bincount(cell, luminance**2) / count - mean**2, 0))
    owned = np.bincount(cell, detail) / count > 0.3
    return (owned | (spread > 17))[cell]


def _average(cells, position, colour, weight):
    _, cell, count = np.unique(cells, return_inverse=True, return_counts=True)
    total = np.bincount(cell, weight)

    def mean(values):
        return np.stack([np.bincount(cell, weight * values[:, k]) for k in range(3)], 1) / total[:, None]

    return mean(position), mean(colour), count


def _coarse_to_fine(points, random):
    """An order in which the first points are far apart: one per 20 cm cube, then per 10 cm, per 5 cm, then the rest."""
    left = random.permutation(len(points))
    order = []
    for size in (0.2, 0.1, 0.05):
        _, first = np.unique(_cells(points[left], size), return_index=True)
        order.append(left[np.sort(first)])
        left = np.delete(left, first)
    return np.concatenate([*order, left])


def cast(baked):
    """uint8 [32 · 144 · 3]: the packed rays of the kept frames."""
    random = np.random.default_rng(2)
    clip = baked.clip()
    size = np.array(baked.room['size'])
    directions = rays_of_pixels()
    words = []
    centre = [(k + 0.5) / ACROSS for k in range(ACROSS)]
    for frame in KEPT:
        depth = baked.depth(frame)
        # A depth camera gets nothing back from outdoors.
        world = directions * depth[..., None] @ baked.poses[frame][:3, :3].T + baked.poses[frame][:3, 3]
        depth = np.where(((world > -0.3) & (world < size + 0.3)).all(2), depth, 0)
        for patch in range((ACROSS // PATCH) ** 2):
            for ray in range(PATCH**2):
                column = patch % (ACROSS // PATCH) * PATCH + ray % PATCH
                row = patch // (ACROSS // PATCH) * PATCH + ray // PATCH
                x, y = int(centre[column] * WIDTH), int(centre[row] * HEIGHT)
                z = depth[y, x] * (1 + random.normal(0, RAY_NOISE))
                if random.random() < DROPOUT:
                    z = 0
                pixels = clip[frame, y - BOX : y + BOX + 1, x - BOX : x + BOX + 1]
                words.append(pack(z, pixels.reshape(-1, 3).mean(0) / 255))
    words = np.array(words, np.uint32)
    return np.stack([words & 255, words >> 8 & 255, words >> 16], 1).astype(np.uint8).ravel()


def pack(metres, rgb):
    """24 bits: 10 of depth code (0: no measurement), 5 of red, 5 of green, 4 of blue, from the lowest."""
    code = 0
    if metres > 0:
        code = 1 + round(np.log(metres / NEAREST) / np.log(SPREAD) * (LAST - 1))
        code = code if 1 <= code <= LAST else 0
    red, green, blue = (round(float(value) * top) for value, top in zip(rgb, (31, 31, 15)))
    return code | red << 10 | green << 15 | blue << 20


if __name__ == '__main__':
    main()
