"""Writes what a fresh clone needs to check a room's boxes without Blender: scripts/scenes/evidence/ROOM.json.

    /usr/bin/python3 scripts/scenes/evidence.py living-room

It is measured on the mesh and on the rendered masks in WORK, not derived from the boxes that ship, so
tests/roomBoxes.test.ts can hold scene.json against it. Per instance:

    points   vertices of its mesh that are extreme in one of some 200 directions, the axes of its true box among them;
             flat integers, 0.1 mm
    masks    per frame in which it has a pixel, [frame, x, y, x, y, …]: the convex hull of its mask, by pixel number. A
             corner that stands out by less than SLACK pixels is left out
"""

import json
import os
import sys

import numpy as np
from boxes import rotation
from check_boxes import convex_hull
from files import Baked, write

SLACK = 0.5  # pixels
FINENESS = 1e-4  # metres
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'evidence')


def main():
    room = sys.argv[1]
    baked = Baked(room)
    corners, groups = baked.corners()
    masks = [[] for _ in baked.room['instances']]
    for frame in range(baked.frames):
        owner = baked.owner(frame)
        for number in np.unique(owner[owner > 0]):
            hull = thinned(convex_hull(ends_of_rows(owner == number)))
            masks[number - 1].append([frame, *hull.ravel().tolist()])
    rows = []
    for number, instance in enumerate(baked.room['instances'], 1):
        runs = [g for g in groups if g['instance'] == number]
        mesh = np.vstack([corners[g['first'] : g['first'] + g['count'], :3] for g in runs])
        points = np.rint(extreme(mesh, rotation(*instance['box'][6:9])) / FINENESS).astype(int)
        row = dict(id=instance['id'], points=points.ravel().tolist(), masks=masks[number - 1])
        rows.append(json.dumps(row, separators=(',', ':')))
    os.makedirs(FOLDER, exist_ok=True)
    head = f'"room":"{room}","slack":{SLACK},"unit":{FINENESS}'
    text = f'{{{head},"instances":[\n' + ',\n'.join(rows) + '\n]}\n'
    write(f'{FOLDER}/{room}.json', text.encode())
    print(f'{room}: {len(rows)} instances, {sum(map(len, masks))} masks, {len(text)} bytes')


def ends_of_rows(mask):
    """[n, 2] (x, y) of the first and the last pixel of each row of a mask: its hull is that of all its pixels."""
    y = np.nonzero(mask.any(1))[0]
    first = mask[y].argmax(1)
    last = mask.shape[1] - 1 - mask[y, ::-1].argmax(1)
    return np.unique(np.concatenate([np.stack([first, y], 1), np.stack([last, y], 1)]), axis=0)


def thinned(hull):
    """A convex polygon without the corners that stand out by less than SLACK from the line between the corners kept
    around them."""
    if len(hull) < 4:
        return hull
    kept, start = [0], 0
    while start < len(hull):
        end = start + 1
        while end < len(hull) and _sag(hull, start, end + 1) < SLACK:
            end += 1
        kept.append(end)
        start = end
    return hull[[k for k in kept if k < len(hull)]]


def _sag(hull, start, end):
    """How far the corners between two corners lie off the line between these."""
    a, b = hull[start], hull[end % len(hull)]
    along = (b - a) / max(np.linalg.norm(b - a), 1e-9)
    offset = hull[start + 1 : end] - a
    return np.abs(offset[:, 0] * along[1] - offset[:, 1] * along[0]).max(initial=0)


def extreme(mesh, axes):
    """The vertices of a mesh that are extreme along ± the columns of `axes` and along directions spread over the sphere."""
    k = np.arange(200) + 0.5
    z, turn = 1 - k / 100, np.pi * (1 + 5**0.5) * k
    sphere = np.stack([np.sqrt(1 - z * z) * np.cos(turn), np.sqrt(1 - z * z) * np.sin(turn), z], 1)
    directions = np.vstack([axes.T, -axes.T, sphere])
    return mesh[np.unique((mesh @ directions.T).argmax(0))]


if __name__ == '__main__':
    main()
