"""The intermediate files of a room, and atomic writing of what ships."""

import json
import os
import subprocess

import numpy as np
from catalogue import WORK

WIDTH, HEIGHT, FOCAL, FPS = 640, 480, 577.6, 24
#: Clip frames whose rays and thumbnails are kept: 32, evenly spread.
KEPT = [6 * k for k in range(32)]
SAMPLES = os.environ.get(
    'SCENES_OUT', os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../public/samples')
)


class Baked:
    """What bake.py and render.mjs left of a room in WORK."""

    def __init__(self, room):
        self.folder = f'{WORK}/{room}'
        self.out = f'{SAMPLES}/{room}'
        os.makedirs(self.out, exist_ok=True)
        with open(f'{self.folder}/room.json') as file:
            self.room = json.load(file)
        with open(f'{self.folder}/walk.json') as file:
            walk = json.load(file)
        #: Camera-to-world of the clip's frames, and then of the survey's.
        self.poses = np.array(walk['poses']).reshape(-1, 4, 4)
        self.frames = walk['frames']

    def scanned(self, every):
        """The frames that the cloud is fused from: some of the clip's, and all of the survey's."""
        return [*range(0, self.frames, every), *range(self.frames, len(self.poses))]

    def depth(self, frame):
        """[480, 640] metres along the optical axis; 0 where nothing was drawn."""
        return (
            np.fromfile(f'{self.folder}/frames/{frame:03d}.depth', '<f4').reshape(HEIGHT, WIDTH).astype(float)
        )

    def owner(self, frame):
        """[480, 640] instance number, counted from 1; 0 where there is none."""
        return np.fromfile(f'{self.folder}/frames/{frame:03d}.owner', np.uint8).reshape(HEIGHT, WIDTH)

    def picture(self, frame):
        """[480, 640, 3] sRGB bytes of the rendered frame."""
        return decode(['-i', f'{self.folder}/frames/{frame:03d}.png'])[0]

    def clip(self):
        """[frames, 480, 640, 3] sRGB bytes, decoded from the finished clip."""
        return decode(['-i', f'{self.out}/clip.mp4'])

    def corners(self):
        """[corners, 11] of room.bin and the group list of room.json."""
        return np.fromfile(f'{self.folder}/room.bin', '<f4').reshape(-1, 11), self.room['groups']


def decode(arguments):
    """All frames of a picture or clip through ffmpeg, [n, 480, 640, 3] bytes."""
    command = ['ffmpeg', '-loglevel', 'error', *arguments, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-']
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, HEIGHT, WIDTH, 3)


def write(path, data):
    """Replaces a file in one step, so that a reader never sees half of it."""
    with open(path + '.part', 'wb') as out:
        out.write(data)
    os.replace(path + '.part', path)


def run_ffmpeg(arguments, path):
    """Runs ffmpeg into `path` in one step."""
    stem, ending = os.path.splitext(path)
    part = f'{stem}.part{ending}'
    subprocess.run(['ffmpeg', '-y', '-loglevel', 'error', *arguments, part], check=True)
    os.replace(part, path)
