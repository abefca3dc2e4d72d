"""Writes a room's scene.json (schema: src/scenes/schema.ts) beside its clip and clouds.

/usr/bin/python3 scripts/scenes/scene_json.py living-room [--poster 30]
"""

import argparse
import json
import os

import numpy as np
from files import FOCAL, FPS, HEIGHT, KEPT, WIDTH, Baked, write
from film import COLUMNS, THUMB
from scan import ACROSS, PATCH, SCALE

#: An instance with fewer pixels than this is not seen.
FEWEST_PIXELS = 12
PROVENANCE = (
    'Generated, not captured. Furniture: public-domain models of the BlendSwap CC-0 pack (Debian sweethome3d-furniture) and '
    "models made for this project. Light baked with Blender's Cycles, frames drawn with three.js along a synthetic "
    'hand-held walk. Boxes and poses are exact. Depth noise is simulated: points are a truncated signed distance fused '
    "from every third frame and from turns of the scanner at a few places before the clip, with a structured-light camera's "
    'noise (0.0012 + 0.0019 (z - 0.4)^2 m), a slow warp of 0.35 % per frame and 1.2 mm of lost tracking; rays have 1 % noise and 4 % dropout, and no measurement outdoors.'
)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('room')
    parser.add_argument('--poster', type=int, default=0)
    options = parser.parse_args()
    baked = Baked(options.room)
    frames = baked.frames
    with open(f'{baked.folder}/alone.json') as file:
        alone = np.array(json.load(file))
    scene = dict(
        format='reward-room/scene',
        version=1,
        id=baked.room['id'],
        title=baked.room['title'],
        kind=baked.room['kind'],
        units='metre',
        licence='CC0-1.0',
        provenance=PROVENANCE,
        clip=dict(file='clip.mp4', width=WIDTH, height=HEIGHT, fps=FPS, frames=frames),
        poster=dict(file='poster.webp', frame=options.poster),
        thumbnails=dict(file='thumbs.webp', columns=COLUMNS, width=THUMB[0], height=THUMB[1], frames=KEPT),
        intrinsics=dict(fx=FOCAL, fy=FOCAL, cx=WIDTH / 2, cy=HEIGHT / 2),
        poses=[[tidy(v, 6) for v in pose.ravel()] for pose in baked.poses[:frames]],
        timestamps=[tidy(frame / FPS, 4) for frame in range(frames)],
        axisAlignment=np.eye(4, dtype=int).ravel().tolist(),
        bounds=dict(min=[0, 0, 0], max=baked.room['size']),
        points=dict(
            file='points.bin',
            count=os.path.getsize(f'{baked.out}/points.bin') // 9,
            scale=SCALE,
            offset=[tidy(v / 2, 3) for v in baked.room['size']],
        ),
        rays=dict(file='rays.bin', frames=KEPT, patches=ACROSS // PATCH, raysPerPatchSide=PATCH),
        instances=instances(baked, alone),
        # Made by `npm run scenes` and `npm run rollouts`, where they are there.
        **{
            name: f'{name}.json'
            for name in ('tasks', 'rollouts')
            if os.path.exists(f'{baked.out}/{name}.json')
        },
    )
    write(f'{baked.out}/scene.json', (compact(scene) + '\n').encode())
    print(f'{len(scene["instances"])} instances, {os.path.getsize(f"{baked.out}/scene.json")} bytes')


def instances(baked, alone):
    """Entries of scene.json's `instances`; `area` counts an instance's own pixels in the frame, hidden ones included."""
    seen = [[] for _ in baked.room['instances']]
    for frame in range(baked.frames):
        shown = np.bincount(baked.owner(frame).ravel(), minlength=len(seen) + 1)
        for index, entries in enumerate(seen):
            if shown[index + 1] >= FEWEST_PIXELS:
                whole = max(int(alone[frame, index]), int(shown[index + 1]))
                entries.append(dict(frame=frame, visible=tidy(shown[index + 1] / whole, 3), area=whole))
    return [
        dict(
            id=row['id'],
            label=row['label'],
            colour=hexadecimal(row['albedo']),
            box=[tidy(v, 5) for v in row['box']],
            seen=entries,
        )
        for row, entries in zip(baked.room['instances'], seen)
    ]


def hexadecimal(linear):
    """`#rrggbb` of linear RGB."""
    linear = np.clip(linear, 0, 1)
    srgb = np.where(
        linear <= 0.0031308, 12.92 * linear, 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055
    )
    return '#' + ''.join(f'{round(float(v) * 255):02x}' for v in srgb)


def tidy(value, digits):
    """Rounded, and whole numbers without a decimal point."""
    value = round(float(value), digits)
    return int(value) if value == int(value) else value


def compact(scene):
    """JSON with one line per pose and per instance: small, and still readable in a diff."""
    lines = []
    for key, value in scene.items():
        if key in ('poses', 'instances'):
            rows = ',\n'.join(json.dumps(row, separators=(',', ':')) for row in value)
            lines.append(f'"{key}":[\n{rows}\n]')
        else:
            lines.append(f'"{key}":{json.dumps(value, separators=(",", ":"))}')
    return '{\n' + ',\n'.join(lines) + '\n}'


if __name__ == '__main__':
    main()
