"""Draws the rooms' textures into WORK/textures: wood, plaster, cloth, a rug, pictures, a screen, a view outside.

    /usr/bin/python3 scripts/scenes/textures.py

Everything is made from seeded noise, tiles without a seam, and is this project's own (CC0). Values are sRGB.
"""

import os
import subprocess
import zlib

import numpy as np
from catalogue import WORK

OUT = f'{WORK}/textures'


def main():
    os.makedirs(OUT, exist_ok=True)
    save('oak', wood((0.74, 0.58, 0.40), (0.56, 0.40, 0.25), rings=9, seed='oak'))
    save('walnut', wood((0.50, 0.34, 0.23), (0.30, 0.19, 0.12), rings=12, seed='walnut'))
    save('floor', planks())
    save('plaster', plaster())
    save('weave', weave())
    save('boucle', boucle())
    save('rug', rug())
    for index, picture in enumerate((dunes(), sun_disc(), leaves(), shapes(), waves(), hills(), orbits())):
        save(f'picture{index}', picture)
    save('kilim', kilim())
    save('carpet', carpet())
    save('screen', screen())
    save('outside', outside())


def rng(name):
    """A generator of random numbers that depends on the name only."""
    return np.random.default_rng(zlib.crc32(name.encode()))


def noise(shape, size, seed, stretch=(1, 1)):
    """Smooth tileable noise in [0, 1] with features of about `size` pixels, `stretch` times longer in (y, x)."""
    h, w = shape
    spectrum = np.fft.rfft2(rng(seed).standard_normal(shape))
    fy = np.fft.fftfreq(h)[:, None] * stretch[0] * size
    fx = np.fft.rfftfreq(w)[None] * stretch[1] * size
    out = np.fft.irfft2(spectrum * np.exp(-2.5 * (fy * fy + fx * fx)), shape)
    out /= out.std()
    return np.clip(0.5 + out / 5, 0, 1)


def grid(h, w):
    """(y, x) in [0, 1) of each pixel."""
    return np.mgrid[0:h, 0:w] / np.array([h, w])[:, None, None]


def mix(a, b, share):
    share = np.asarray(share)[..., None]
    return np.asarray(a) * (1 - share) + np.asarray(b) * share


def save(name, image):
    """Writes an image as `name.jpg`."""
    data = (np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8)
    h, w, _ = data.shape
    command = [
        'ffmpeg',
        '-y',
        '-loglevel',
        'error',
        '-f',
        'rawvideo',
        '-pix_fmt',
        'rgb24',
        '-s',
        f'{w}x{h}',
        '-i',
        '-',
        '-q:v',
        '2',
        f'{OUT}/{name}.jpg',
    ]
    subprocess.run(command, input=data.tobytes(), check=True)


def wood(light, dark, rings, seed, shape=(512, 1024)):
    """A board with the grain along x: flat-sawn rings, fibres and pores."""
    y, _ = grid(*shape)
    bend = noise(shape, 90, seed + 'bend', (1, 6))
    tone = 0.5 + 0.5 * np.sin(2 * np.pi * (rings * y + 5 * bend))
    fibre = noise(shape, 2.2, seed + 'fibre', (1, 40))
    pores = noise(shape, 1.4, seed + 'pores', (1, 14)) > 0.80
    patches = noise(shape, 120, seed + 'patches', (1, 3))
    board = mix(light, dark, np.clip(0.5 * tone + 0.55 * fibre + 0.4 * patches - 0.3, 0, 1))
    return board * (1 - 0.16 * pores[..., None])


def planks(pixels=2048, rows=16):
    """Oak floor boards, 2.4 m × 2.4 m: 15 cm wide, joints staggered."""
    source = wood((0.72, 0.55, 0.37), (0.58, 0.41, 0.25), rings=7, seed='plank', shape=(512, 2048))
    out = np.empty((pixels, pixels, 3))
    random = rng('planks')
    height = pixels // rows
    for row in range(rows):
        joints = (np.array([0, 0.53]) + random.random()) * pixels
        for start, length in zip(joints, (0.53 * pixels, 0.47 * pixels)):
            columns = (int(start) + np.arange(int(length) + 1)) % pixels
            tone = np.array([1, 0.985, 0.96]) ** random.normal(0, 1.4) * (1 + random.normal(0, 0.085))
            y0, x0 = random.integers(512), random.integers(2048)
            board = source[(y0 + np.arange(height)) % 512][:, (x0 + np.arange(len(columns))) % 2048] * tone
            board[:2] *= 0.45
            board[2:3] *= 0.8
            board[:, :2] *= 0.5
            out[row * height : (row + 1) * height, columns] = board
    return out


def plaster(shape=(512, 512)):
    """A painted wall, 2 m × 2 m: nearly white and a little uneven."""
    bumps = (
        0.55 * noise(shape, 3, 'plaster fine')
        + 0.25 * noise(shape, 14, 'plaster')
        + 0.2 * noise(shape, 110, 'plaster wide')
    )
    return np.array([0.885, 0.865, 0.825]) * (0.965 + 0.07 * bumps[..., None])


def weave(shape=(512, 512), threads=64):
    """Plain cloth, 0.25 m × 0.25 m, light grey: tinted where it is used."""
    y, x = grid(*shape)
    warp, weft = np.abs(np.sin(np.pi * threads * x)), np.abs(np.sin(np.pi * threads * y))
    over = (np.floor(threads * x) + np.floor(threads * y)) % 2
    cloth = 0.62 + 0.3 * np.where(over > 0, warp * (0.75 + 0.25 * weft), weft * (0.75 + 0.25 * warp))
    slubs = noise(shape, 3, 'warp', (18, 1)) + noise(shape, 3, 'weft', (1, 18))
    cloth *= 0.76 + 0.2 * slubs + 0.08 * noise(shape, 60, 'cloth')
    return np.repeat(cloth[..., None], 3, 2)


def boucle(shape=(512, 512)):
    """Curly wool, 0.25 m × 0.25 m, light grey."""
    curls = np.abs(noise(shape, 9, 'curl a') - 0.5) + np.abs(noise(shape, 9, 'curl b') - 0.5)
    out = 0.42 + 1.3 * curls + 0.16 * noise(shape, 2, 'curl fine')
    return np.repeat(np.clip(out, 0, 1)[..., None], 3, 2)


def kilim(shape=(768, 1088)):
    """A flat-woven rug, 1.7 m × 2.4 m: bands in wool colours, some of them toothed."""
    h, w = shape
    yy, xx = np.mgrid[0:h, 0:w].astype(float)
    xx = xx + 4 * (noise(shape, 30, 'kilim') - 0.5)
    palette = [
        (0.82, 0.76, 0.65),
        (0.55, 0.24, 0.16),
        (0.74, 0.55, 0.28),
        (0.24, 0.28, 0.30),
        (0.68, 0.60, 0.50),
    ]
    order = [0, 1, 0, 2, 3, 2, 0, 4, 1, 4]
    teeth = 9 * np.abs((yy / 24) % 2 - 1)
    band = np.floor((xx + teeth) / 44).astype(int) % len(order)
    out = np.array(palette)[np.array(order)[band]]
    thread = (
        0.86 + 0.10 * np.abs(np.sin(np.pi * yy / 3)) + 0.16 * (noise(shape, 2.4, 'kilim pile', (1, 6)) - 0.5)
    )
    return out * thread[..., None]


def carpet(pixels=1024, tiles=4):
    """Office carpet tiles, 2 m × 2 m: blue-grey loops, the pile turned by a right angle from tile to tile."""
    shape = (pixels, pixels)
    loops = 0.75 * noise(shape, 3, 'loops', (1, 5)) + 0.25 * noise(shape, 40, 'loops wide')
    side = pixels // tiles
    tone = np.empty(shape)
    random = rng('carpet')
    for i in range(tiles):
        for j in range(tiles):
            where = np.s_[i * side : (i + 1) * side, j * side : (j + 1) * side]
            pile = loops[where] if (i + j) % 2 else loops[where].T
            tone[where] = (0.80 + 0.4 * pile) * (1 + random.normal(0, 0.03))
            tone[i * side : i * side + 2, j * side : (j + 1) * side] *= 0.86
            tone[i * side : (i + 1) * side, j * side : j * side + 2] *= 0.86
    return np.array([0.42, 0.45, 0.49]) * tone[..., None]


def rug(shape=(768, 1088)):
    """A wool rug, 1.7 m × 2.4 m: cream ground, indigo border, a lattice of lozenges."""
    h, w = shape
    yy, xx = np.mgrid[0:h, 0:w].astype(float)
    wobble = 3 * (noise(shape, 40, 'rug wobble') - 0.5)
    yy, xx = yy + wobble, xx - wobble
    edge = np.minimum.reduce([yy, h - yy, xx, w - xx])
    cream, sand, indigo, rust = (0.86, 0.82, 0.73), (0.70, 0.63, 0.53), (0.20, 0.28, 0.38), (0.64, 0.33, 0.22)
    out = np.broadcast_to(cream, (*shape, 3)).copy()
    u, v = (xx / 68 + yy / 68) % 1, (xx / 68 - yy / 68) % 1
    line = np.minimum(np.minimum(u, 1 - u), np.minimum(v, 1 - v))
    inside = edge > 92
    out[inside & (line < 0.055)] = sand
    out[inside & (np.maximum(abs(u - 0.5), abs(v - 0.5)) < 0.11)] = indigo
    out[inside & (np.maximum(abs(u - 0.5), abs(v - 0.5)) < 0.05)] = rust
    out[(edge > 30) & (edge < 44)] = indigo
    out[(edge > 50) & (edge < 56)] = rust
    out[(edge > 76) & (edge < 84)] = indigo
    pile = 0.80 + 0.25 * noise(shape, 2.2, 'pile', (1, 2)) + 0.12 * noise(shape, 50, 'pile wide')
    return out * pile[..., None]


def _paper(image, seed):
    """Puts a picture on a mat: white border, grain of paper."""
    h, w, _ = image.shape
    out = np.broadcast_to((0.93, 0.92, 0.89), (h + 96, w + 96, 3)).copy()
    out[48:-48, 48:-48] = image
    return out * (0.96 + 0.06 * noise(out.shape[:2], 2, seed))[..., None]


def dunes(shape=(512, 384)):
    y, x = grid(*shape)
    out = mix((0.93, 0.76, 0.50), (0.95, 0.88, 0.75), y * 1.3)
    out[(x - 0.66) ** 2 + ((y - 0.24) * 1.33) ** 2 < 0.012] = (0.80, 0.36, 0.20)
    for level, colour in ((0.46, (0.84, 0.56, 0.33)), (0.60, (0.62, 0.36, 0.26)), (0.76, (0.33, 0.24, 0.25))):
        ridge = (
            level
            + 0.07 * np.sin(2 * np.pi * (x * 0.9 + level * 3))
            + 0.03 * np.sin(2 * np.pi * (x * 2.1 + level * 7))
        )
        out[y > ridge] = colour
    return _paper(out, 'dunes')


def sun_disc(shape=(512, 384)):
    y, x = grid(*shape)
    out = np.broadcast_to((0.18, 0.34, 0.44), (*shape, 3)).copy()
    radius = np.hypot(x - 0.5, (y - 0.45) * 1.33)
    for size, colour in ((0.36, (0.30, 0.50, 0.56)), (0.27, (0.86, 0.72, 0.45)), (0.17, (0.86, 0.50, 0.26))):
        out[radius < size] = colour
    out[y > 0.72 + 0.02 * np.sin(14 * x)] = (0.11, 0.20, 0.28)
    return _paper(out, 'disc')


def leaves(shape=(512, 384)):
    y, x = grid(*shape)
    out = np.broadcast_to((0.89, 0.86, 0.77), (*shape, 3)).copy()
    random = rng('leaves')
    for side in (-1, 1):
        for k in range(7):
            angle = side * np.radians(38 + 4 * k)
            cx, cy = 0.5 + side * 0.13, 0.88 - 0.115 * k
            u = (x - cx) * np.cos(angle) - (y - cy) * 1.33 * np.sin(angle)
            v = (x - cx) * np.sin(angle) + (y - cy) * 1.33 * np.cos(angle)
            leaf = (u / 0.055) ** 2 + (v / 0.15) ** 2 < 1
            out[leaf] = np.array((0.27, 0.40, 0.30)) * (0.8 + 0.5 * random.random())
    out[(abs(x - 0.5) < 0.006) & (y > 0.1) & (y < 0.95)] = (0.25, 0.33, 0.24)
    return _paper(out, 'leaves')


def shapes(shape=(384, 512)):
    """Cut paper in five colours."""
    y, x = grid(*shape)
    x = x * 4 / 3
    out = np.broadcast_to((0.90, 0.86, 0.78), (*shape, 3)).copy()
    out[(x - 0.38) ** 2 + (y - 0.52) ** 2 < 0.085] = (0.74, 0.33, 0.22)
    out[(abs(x - 0.80) < 0.2) & (abs(y - 0.55) < 0.33)] = (0.24, 0.38, 0.42)
    out[((x - 0.62) / 1.1) ** 2 + (y - 0.72) ** 2 < 0.02] = (0.89, 0.69, 0.36)
    out[(y > 0.86 + 0.03 * np.sin(5 * x)) & (abs(x - 0.66) < 0.52)] = (0.17, 0.20, 0.24)
    out[(x - 1.06) ** 2 + (y - 0.25) ** 2 < 0.014] = (0.56, 0.62, 0.50)
    return _paper(out, 'shapes')


def hills(shape=(512, 384)):
    """Blue ridges, one behind the other."""
    y, x = grid(*shape)
    out = mix((0.94, 0.86, 0.74), (0.93, 0.91, 0.86), y * 2)
    for k in range(5):
        ridge = (
            0.36
            + 0.12 * k
            + 0.05 * np.sin(2 * np.pi * (x * (1.1 + 0.4 * k) + 0.31 * k))
            + 0.02 * np.sin(2 * np.pi * (x * 3.3 + 0.17 * k))
        )
        out[y > ridge] = np.array((0.62, 0.71, 0.75)) * (1 - 0.17 * k) + np.array((0.02, 0.02, 0.03)) * k
    return _paper(out, 'hills')


def orbits(shape=(448, 448)):
    """Circles within circles."""
    y, x = grid(*shape)
    out = np.broadcast_to((0.93, 0.91, 0.86), (*shape, 3)).copy()
    for cx, cy, size, colour in (
        (0.40, 0.44, 0.30, (0.23, 0.42, 0.40)),
        (0.62, 0.60, 0.24, (0.86, 0.57, 0.24)),
        (0.66, 0.30, 0.12, (0.70, 0.30, 0.22)),
    ):
        radius = np.hypot(x - cx, y - cy)
        out[radius < size] = np.array(colour) * 0.35 + out[radius < size] * 0.65 * np.array(colour) / max(
            colour
        )
        out[np.abs(radius - size) < 0.006] = (0.16, 0.17, 0.19)
    return _paper(out, 'orbits')


def waves(shape=(384, 512)):
    """Lines of water."""
    y, x = grid(*shape)
    phase = y * 16 + 0.5 * np.sin(2 * np.pi * x * 1.5 + 5 * y) + 0.25 * np.sin(2 * np.pi * x * 3.1)
    ink = np.clip(2.2 * np.abs(np.sin(np.pi * phase)) - 0.5, 0, 1)
    return _paper(mix((0.20, 0.36, 0.46), (0.91, 0.89, 0.84), ink), 'waves')


def screen(shape=(360, 640)):
    """An editor window on a monitor."""
    out = np.broadcast_to((0.13, 0.145, 0.17), (*shape, 3)).copy()
    out[:20], out[:, :110] = (0.18, 0.20, 0.235), (0.16, 0.175, 0.205)
    random = rng('screen')
    colours = [
        (0.55, 0.72, 0.86),
        (0.80, 0.66, 0.45),
        (0.62, 0.75, 0.52),
        (0.72, 0.72, 0.74),
        (0.78, 0.52, 0.52),
    ]
    for y in range(34, 345, 13):
        x = 126 + 18 * random.integers(0, 4)
        while x < random.integers(240, 460):
            length = random.integers(12, 70)
            out[y : y + 5, x : min(x + length, 470)] = colours[random.integers(len(colours))]
            x += length + 7
        out[y : y + 4, 14 : 14 + random.integers(30, 80)] = (0.40, 0.43, 0.47)
    yy, xx = np.mgrid[0 : shape[0], 0 : shape[1]]
    out[200:340, 490:620] = (0.10, 0.11, 0.13)
    curve = 320 - 100 * (1 - np.exp(-(xx - 490) / 50))
    out[(abs(yy - curve) < 2) & (xx > 494) & (xx < 616)] = (0.35, 0.75, 0.62)
    return out


def outside(shape=(512, 1024)):
    """What is seen through a window: sky, far trees, a hedge, out of focus."""
    y, x = grid(*shape)
    sky = mix((0.60, 0.76, 0.95), (0.93, 0.96, 0.98), np.clip(y * 1.9, 0, 1))
    clouds = np.clip(noise(shape, 70, 'clouds', (1, 2.5)) * 2.2 - 1.1, 0, 1) * np.clip(1.4 - 2.2 * y, 0, 1)
    out = mix(sky, (1, 1, 1), 0.8 * clouds)
    for level, size, colour in (
        (0.50, 40, (0.52, 0.62, 0.50)),
        (0.60, 28, (0.34, 0.47, 0.28)),
        (0.74, 18, (0.25, 0.38, 0.19)),
    ):
        edge = (
            level
            + 0.13 * (noise(shape, size * 1.6, f'trees {level}')[256] - 0.5)
            + 0.05 * (noise(shape, size * 0.4, f'twigs {level}')[256] - 0.5)
        )
        crown = np.array(colour) * (0.7 + 0.6 * noise(shape, size * 0.45, f'crown {level}'))[..., None]
        share = np.clip((y - edge[None]) * 40, 0, 1)
        out = out * (1 - share[..., None]) + crown * share[..., None]
    return out


if __name__ == '__main__':
    main()
