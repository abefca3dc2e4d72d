"""Draws the tiles, the striped rug and the kitchen's poster into WORK/textures, in the manner of textures.py.

/usr/bin/python3 scripts/scenes/tiles.py
"""

import os

import numpy as np
from textures import OUT, grid, mix, noise, rng, save


def main():
    os.makedirs(OUT, exist_ok=True)
    save('metro', tiled((512, 512), (8, 4), white_glaze, 4, (0.80, 0.79, 0.76), shift=0.5))
    save('terracotta', tiled((1024, 1024), (4, 4), fired_clay, 7, (0.66, 0.60, 0.52)))
    save('zellige', tiled((1024, 1024), (10, 10), green_glaze, 5, (0.83, 0.83, 0.79)))
    save('chequers', tiled((1024, 1024), (6, 6), marble, 4, (0.62, 0.61, 0.59)))
    save('stripes', stripes())
    save('lemons', lemons())


def tiled(shape, counts, glaze, joint, grout, shift=0.0):
    """Rows × columns of tiles with a joint of `joint` pixels; odd rows are moved by `shift` of a tile. `glaze(row, column,
    h, w, random)` paints a tile."""
    (h, w), (rows, columns) = (shape[0] // counts[0], shape[1] // counts[1]), counts
    out = np.broadcast_to(grout, (*shape, 3)) * (0.9 + 0.2 * noise(shape, 2, 'grout'))[..., None]
    random = rng(glaze.__name__)
    y, x = np.mgrid[0:h, 0:w] + 0.5
    inset = np.minimum(np.minimum(y, h - y), np.minimum(x, w - x)) - joint / 2
    # A tile's rim is rounded: darker just inside the joint.
    rim = np.clip(inset / 5, 0, 1)[..., None]
    cover = np.clip(inset + 0.5, 0, 1)[..., None]
    for row in range(rows):
        for column in range(columns):
            tile = glaze(row, column, h, w, random) * (0.82 + 0.18 * rim)
            ys = row * h + np.arange(h)
            xs = (column * w + int(shift * w) * (row % 2) + np.arange(w)) % shape[1]
            part = np.ix_(ys, xs)
            out[part] = out[part] * (1 - cover) + tile * cover
    return out


def _cut(name, shape, size, h, w, random):
    """A random piece of one large noise, which is drawn once."""
    key = (name, shape, size)
    if key not in _noises:
        _noises[key] = noise(shape, size, name)
    y, x = random.integers(shape[0]), random.integers(shape[1])
    return _noises[key][(y + np.arange(h)) % shape[0]][:, (x + np.arange(w)) % shape[1]]


_noises = {}


def white_glaze(_row, _column, h, w, random):
    tone = 1 + random.normal(0, 0.012)
    return (
        np.array((0.93, 0.925, 0.90))
        * (tone * (0.97 + 0.06 * _cut('white', (512, 512), 40, h, w, random)))[..., None]
    )


def fired_clay(_row, _column, h, w, random):
    share = np.clip(random.normal(0.5, 0.3), 0, 1)
    tile = mix((0.66, 0.44, 0.33), (0.76, 0.57, 0.44), np.full((h, w), share))
    cloud = _cut('clay', (1024, 1024), 34, h, w, random)
    speck = _cut('clay speck', (1024, 1024), 2.5, h, w, random)
    return tile * (0.86 + 0.22 * cloud + 0.06 * speck)[..., None]


def green_glaze(_row, _column, h, w, random):
    """Glaze that ran: every tile has its own tone, darker where it is thick."""
    share = np.clip(random.normal(0.5, 0.28), 0, 1)
    tile = mix((0.22, 0.42, 0.40), (0.45, 0.63, 0.57), np.full((h, w), share))
    return tile * (0.74 + 0.5 * _cut('glaze', (1024, 1024), 38, h, w, random))[..., None]


def marble(row, column, h, w, random):
    veins = 1 - np.abs(_cut('veins', (1024, 1024), 70, h, w, random) - 0.5) * 9
    veins = np.clip(veins, 0, 1) ** 3
    light = np.array((0.90, 0.89, 0.86)) * (1 + random.normal(0, 0.015)) - 0.10 * veins[..., None]
    dark = np.array((0.20, 0.21, 0.22)) * (1 + random.normal(0, 0.05)) + 0.14 * veins[..., None]
    return dark if (row + column) % 2 else light


def stripes(shape=(512, 1024)):
    """A flat-woven runner, its stripes across its length, with fringes."""
    _, x = grid(*shape)
    out = np.broadcast_to((0.80, 0.75, 0.66), (*shape, 3)).copy()
    for start, stop, colour in (
        (0.05, 0.10, (0.20, 0.27, 0.30)),
        (0.13, 0.15, (0.66, 0.36, 0.22)),
        (0.24, 0.27, (0.20, 0.27, 0.30)),
        (0.29, 0.30, (0.66, 0.36, 0.22)),
        (0.40, 0.46, (0.72, 0.52, 0.26)),
    ):
        for low, high in ((start, stop), (1 - stop, 1 - start)):
            out[(x > low) & (x < high)] = colour
    weft = 0.86 + 0.12 * np.sin(2 * np.pi * x * 170) + 0.14 * noise(shape, 2, 'weft', (6, 1))
    return out * weft[..., None]


def lemons(shape=(512, 384)):
    """Three lemons on a branch, cut from paper."""
    y, x = grid(*shape)
    out = np.broadcast_to((0.88, 0.87, 0.81), (*shape, 3)).copy()
    stem = np.abs(x - 0.5 - 0.08 * np.sin(4 * y)) < 0.008
    out[stem & (y > 0.06) & (y < 0.8)] = (0.30, 0.33, 0.22)
    for cx, cy, turn in ((0.30, 0.25, 0.7), (0.70, 0.33, -0.8), (0.27, 0.62, 1.0), (0.73, 0.68, -0.5)):
        u, v = _turned(x, y, cx, cy, turn)
        out[(u / 0.07) ** 2 + (v / 0.17) ** 2 < 1] = (0.27, 0.42, 0.29)
    for cx, cy, turn in ((0.62, 0.18, 0.3), (0.40, 0.45, -0.3), (0.58, 0.74, 0.2)):
        u, v = _turned(x, y, cx, cy, turn)
        out[(u / 0.13) ** 2 + (v / 0.17) ** 2 < 1] = (0.93, 0.75, 0.24)
        out[(u / 0.05) ** 2 + ((v - 0.16) / 0.05) ** 2 < 1] = (0.93, 0.75, 0.24)
    framed = np.broadcast_to((0.95, 0.94, 0.91), (shape[0] + 64, shape[1] + 64, 3)).copy()
    framed[32:-32, 32:-32] = out
    return framed * (0.96 + 0.06 * noise(framed.shape[:2], 2, 'lemons'))[..., None]


def _turned(x, y, cx, cy, angle):
    """Coordinates about (cx, cy), turned by `angle`; y counts in widths of a 3:4 picture."""
    dx, dy = x - cx, (y - cy) * 4 / 3
    return dx * np.cos(angle) - dy * np.sin(angle), dx * np.sin(angle) + dy * np.cos(angle)


if __name__ == '__main__':
    main()
