"""Draws a contact sheet of a finished room to look at: clip frames with the true boxes, and the points from above and at
an angle. Reads only what ships.

    /usr/bin/python3 scripts/scenes/contact_sheet.py living-room sheet.png
"""

import json
import subprocess
import sys

import numpy as np
from boxes import EDGES, corners_of, project
from files import HEIGHT, WIDTH, Baked, decode

FRAMES = (4, 36, 68, 100, 132, 164)
PALETTE = [
    (90, 174, 240),
    (47, 195, 152),
    (255, 125, 69),
    (242, 178, 51),
    (217, 140, 184),
    (221, 203, 69),
    (95, 201, 216),
]


def main():
    room, out = sys.argv[1:]
    folder = Baked(room).out
    with open(f'{folder}/scene.json') as file:
        scene = json.load(file)
    clip = decode(['-i', f'{folder}/clip.mp4'])
    stills = [with_boxes(clip[frame].copy(), scene, frame) for frame in FRAMES]
    points, colours = read_points(folder, scene)
    views = [
        splat(points, colours, scene, 0, 90, 84),
        splat(points, colours, scene, 32, 38, 78),
        splat(points, colours, scene, 205, 38, 78),
    ]
    sheet = np.vstack([np.hstack(row) for row in (stills[:3], stills[3:], views)])
    h, w, _ = sheet.shape
    subprocess.run(
        [
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
            out,
        ],
        input=sheet.tobytes(),
        check=True,
    )


def with_boxes(image, scene, frame):
    pose = np.array(scene['poses'][frame]).reshape(4, 4)
    for index, instance in enumerate(scene['instances']):
        if any(seen['frame'] == frame and seen['visible'] > 0.05 for seen in instance['seen']):
            corners = corners_of(instance['box'])
            for i, j in EDGES:
                steps = corners[i] + np.linspace(0, 1, 200)[:, None] * (corners[j] - corners[i])
                pixels, depth = project(steps, pose)
                draw(image, pixels[depth > 0.05], PALETTE[index % len(PALETTE)])
    return image


def draw(image, pixels, colour):
    x, y = np.rint(pixels).astype(int).T
    inside = (x >= 0) & (x < image.shape[1] - 1) & (y >= 0) & (y < image.shape[0] - 1)
    x, y = x[inside], y[inside]
    image[y, x] = image[y + 1, x] = image[y, x + 1] = colour


def read_points(folder, scene):
    meta = scene['points']
    with open(f'{folder}/points.bin', 'rb') as file:
        data = file.read()
    position = np.frombuffer(data, '<i2', 3 * meta['count']).reshape(-1, 3) * meta['scale'] + meta['offset']
    return position, np.frombuffer(data, np.uint8, offset=6 * meta['count']).reshape(-1, 3)


def splat(points, colours, scene, azimuth, elevation, scale):
    """An orthographic view with the walls that face away cut off, true boxes drawn over it."""
    low, high = np.array(scene['bounds']['min']), np.array(scene['bounds']['max'])
    a, e = np.radians([azimuth, elevation])
    right = np.array([np.cos(a), np.sin(a), 0])
    toward = np.array([np.sin(a) * np.cos(e), -np.cos(a) * np.cos(e), np.sin(e)])
    up = np.cross(toward, right)

    def flat(world):
        offset = world - (low + high) / 2
        return np.stack([WIDTH / 2 + offset @ right * scale, HEIGHT / 2 - offset @ up * scale], 1)

    hidden = np.zeros(len(points), bool)
    for axis in (0, 1):
        hidden |= (points[:, axis] < low[axis] + 0.12) & (toward[axis] < -0.05)
        hidden |= (points[:, axis] > high[axis] - 0.12) & (toward[axis] > 0.05)
    points, colours = points[~hidden], colours[~hidden]
    order = np.argsort(points @ toward)
    x, y = np.rint(flat(points[order])).astype(int).T
    image = np.full((HEIGHT, WIDTH, 3), 18, np.uint8)
    for dx in range(3):
        for dy in range(3):
            inside = (x + dx >= 0) & (x + dx < WIDTH) & (y + dy >= 0) & (y + dy < HEIGHT)
            image[y[inside] + dy, x[inside] + dx] = colours[order][inside]
    for index, instance in enumerate(scene['instances']):
        corners = corners_of(instance['box'])
        for i, j in EDGES:
            draw(
                image,
                flat(corners[i] + np.linspace(0, 1, 200)[:, None] * (corners[j] - corners[i])),
                PALETTE[index % len(PALETTE)],
            )
    return image


if __name__ == '__main__':
    main()
