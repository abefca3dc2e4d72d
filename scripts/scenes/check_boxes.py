"""Checks that a room's boxes are right and tight, against its rendered masks and its mesh. Exits 1 if they are not.

    /usr/bin/python3 scripts/scenes/check_boxes.py living-room

In every frame, each pixel of an instance's mask lies within the projected hull of its box plus 1 pixel; and the mesh of
an instance comes within 1 cm of all six faces of its box, and nowhere more than 1 mm beyond them. Reads scene.json (what
ships), and masks and mesh from WORK.
"""

import json
import sys

import numpy as np
from boxes import corners_of, project, to_box
from files import Baked

MARGIN = 1.0  # pixels
LOOSE, BEYOND = 0.01, 0.001  # metres


def main():
    baked = Baked(sys.argv[1])
    with open(f'{baked.out}/scene.json') as file:
        scene = json.load(file)
    poses = np.array(scene['poses']).reshape(-1, 4, 4)
    problems = check_mesh(baked, scene) + check_masks(baked, scene, poses)
    for problem in problems:
        print(problem)
    print(f'{len(scene["instances"])} instances, {len(poses)} frames: {len(problems)} problems')
    sys.exit(1 if problems else 0)


def check_mesh(baked, scene):
    corners, groups = baked.corners()
    problems, worst = [], 0.0
    for number, instance in enumerate(scene['instances'], 1):
        points = np.vstack(
            [corners[g['first'] : g['first'] + g['count'], :3] for g in groups if g['instance'] == number]
        )
        local = to_box(points, instance['box'])
        half = np.array(instance['box'][3:6]) / 2
        gaps = np.concatenate([local.min(0) + half, half - local.max(0)])
        worst = max(worst, np.abs(gaps).max())
        if gaps.max() > LOOSE or gaps.min() < -BEYOND:
            problems.append(f'{instance["id"]}: gaps between box and mesh (metres) {np.round(gaps, 4)}')
    print(f'largest gap between a mesh and a face of its box: {1000 * worst:.2f} mm')
    return problems


def check_masks(baked, scene, poses):
    problems, worst = [], 0.0
    for frame, pose in enumerate(poses):
        owner = baked.owner(frame)
        for number in np.unique(owner[owner > 0]):
            instance = scene['instances'][number - 1]
            hull = silhouette(instance['box'], pose)
            if hull is None:
                continue
            y, x = np.nonzero(owner == number)
            outside = distance_outside(np.stack([x + 0.5, y + 0.5], 1), hull)
            worst = max(worst, outside.max())
            if outside.max() > MARGIN:
                problems.append(
                    f'{instance["id"]}: {(outside > MARGIN).sum()} pixels outside its box in frame {frame}, by up to {outside.max():.1f}'
                )
    print(f'farthest that a mask pixel lies outside the hull of its box: {worst:.2f} pixels')
    return problems


def silhouette(box, pose):
    """Convex hull [k, 2] of a box's projection, counter-clockwise with y down, or None if it reaches behind the camera."""
    pixels, depth = project(corners_of(box), pose)
    return convex_hull(pixels) if depth.min() > 0.02 else None


def convex_hull(points):
    """Andrew's monotone chain."""
    points = sorted(map(tuple, points))

    def chain(rows):
        out = []
        for p in rows:
            while len(out) > 1 and (out[-1][0] - out[-2][0]) * (p[1] - out[-2][1]) <= (
                out[-1][1] - out[-2][1]
            ) * (p[0] - out[-2][0]):
                out.pop()
            out.append(p)
        return out[:-1]

    return np.array(chain(points) + chain(points[::-1]))


def distance_outside(points, hull):
    """How far each point lies beyond the farthest-crossed edge of a convex hull; ≤ 0 inside."""
    ends = np.roll(hull, -1, 0)
    edge = ends - hull
    normal = np.stack([edge[:, 1], -edge[:, 0]], 1) / np.linalg.norm(edge, axis=1, keepdims=True)
    return ((points[:, None] - hull[None]) * normal[None]).sum(2).max(1)


if __name__ == '__main__':
    main()
