"""Turns rendered depth into what a depth camera would have given: points.bin, a fused noisy cloud, and rays.bin, the
patch rays that the policy sees.

    /usr/bin/python3 scripts/scenes/scan.py living-room

Needs film.py's clip: the colours of the rays are those of the video. docs/scene-format.md has both layouts.
"""

import sys

import numpy as np
from files import FOCAL, HEIGHT, KEPT, WIDTH, Baked, write
from tsdf import Volume

# The cloud
EVERY = 3  # frames
COARSE, FINE = 0.033, 0.019  # metres between points: plain walls and floor, and everything else
BLOCK = 0.12  # metres: where the cloud is fine is decided by blocks
CONTRAST = 30  # of 255, standard deviation in a block: pictures, the rug, books, leaves
SCALE = 0.0002  # metres per step of an int16
LIMIT = 118_000  # points, so that a room stays within 2.5 MB with its tasks and rollouts; the cloud is cut at its fine end

# The rays
ACROSS, PATCH = 12, 3
NEAREST, SPREAD, LAST = 0.25, 48.0, 1023
DROPOUT, RAY_NOISE = 0.04, 0.01
BOX = 3  # a ray's colour is the mean of (2 · BOX + 1)² pixels


def main():
    baked = Baked(sys.argv[1])
    points, colours = (part[:LIMIT] for part in fuse(baked))
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
    size = np.array(baked.room['size'])
    views = [
        (noisy_depth(baked.depth(frame), random), baked.picture(frame), _lost(baked.poses[frame], random))
        for frame in baked.scanned(EVERY)
    ]
    plain = Volume((-0.1, -0.1, -0.1), size + 0.1, COARSE)
    detailed = Volume((-0.1, -0.1, -0.1), size + 0.1, FINE)
    blocks = interesting_blocks(baked, size)

    def in_detail(points):
        return blocks[tuple(np.floor((points + 0.24) / BLOCK).astype(int).T)]

    detailed.keep_only(lambda centres: touching(in_detail, centres, FINE))
    for depth, picture, pose in views:
        plain.integrate(depth, picture, pose)
        detailed.integrate(depth, picture, pose)
    points, colours = plain.surface(random, 0.22)
    fine_points, fine_colours = detailed.surface(random, 0.22)
    rest, fine = ~in_detail(points), in_detail(fine_points)
    points = np.vstack([points[rest], fine_points[fine]])
    colours = np.vstack([colours[rest], fine_colours[fine]])
    inside = ((points > -0.05) & (points < size + 0.05)).all(1) & (points[:, 2] < size[2] - 0.04)
    points, colours = points[inside], colours[inside]
    order = _coarse_to_fine(points, random)
    return points[order], np.rint(np.clip(colours[order], 0, 255)).astype(np.uint8)


def touching(inside, points, step):
    """Whether a point or one of its six neighbours at `step` metres is inside: a surface on the rim of a block needs voxels
    on both of its sides."""
    near = inside(points)
    for axis in range(3):
        for sign in (-step, step):
            near |= inside(points + sign * np.eye(3)[axis])
    return near


def noisy_depth(depth, random):
    """What a structured-light camera would have measured (Nguyen et al. 2012), with a slow warp over the picture."""
    sigma = 0.0012 + 0.0019 * np.maximum(depth - 0.4, 0) ** 2
    noisy = depth + random.normal(0, 1, depth.shape) * sigma + depth * 0.0035 * _slow(random, depth.shape)
    return np.where((depth > 0.3) & (depth < 8) & ~_at_edges(depth), noisy, 0)


def _lost(pose, random):
    """A pose that lost track by a millimetre."""
    pose = pose.copy()
    pose[:3, 3] += random.normal(0, 0.0012, 3)
    return pose


def interesting_blocks(baked, size):
    """A grid of booleans from -0.24 m on, BLOCK metres apart: where there is an object, or contrast, in the frames."""
    shape = np.ceil((size + 0.48) / BLOCK).astype(int)
    owned, count, light, square = (np.zeros(int(np.prod(shape))) for _ in range(4))
    directions = rays_of_pixels()[::3, ::3]
    for frame in baked.scanned(EVERY):
        depth = baked.depth(frame)[::3, ::3]
        world = directions * depth[..., None] @ baked.poses[frame][:3, :3].T + baked.poses[frame][:3, 3]
        good = (depth > 0) & ((world > -0.2) & (world < size + 0.2)).all(2)
        flat = np.ravel_multi_index(tuple(np.floor((world[good] + 0.24) / BLOCK).astype(int).T), shape)
        luminance = baked.picture(frame)[::3, ::3][good] @ np.array([0.3, 0.59, 0.11])
        for total, values in (
            (owned, baked.owner(frame)[::3, ::3][good] > 0),
            (count, 1.0),
            (light, luminance),
            (square, luminance**2),
        ):
            np.add.at(total, flat, values)
    seen = np.maximum(count, 1)
    contrast = np.sqrt(np.maximum(square / seen - (light / seen) ** 2, 0))
    return (((owned / seen > 0.04) | (contrast > CONTRAST)) & (count > 0)).reshape(shape)


def _at_edges(depth):
    """Pixels beside a jump in depth, where a sensor measures something between."""
    jump = np.zeros(depth.shape, bool)
    for axis in (0, 1):
        step = np.abs(np.diff(depth, axis=axis)) > 0.04 * np.minimum(
            depth[1:] if axis == 0 else depth[:, 1:], depth[:-1] if axis == 0 else depth[:, :-1]
        )
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
