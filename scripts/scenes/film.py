"""Encodes a room's frames: clip.mp4, poster.webp and thumbs.webp.

    /usr/bin/python3 scripts/scenes/film.py living-room [--poster 30]

The clip has no B-frames and a key frame every 12 frames, so that any frame is quick to seek to.
"""

import argparse

from files import FPS, KEPT, Baked, run_ffmpeg

THUMB = (160, 120)
COLUMNS = 8


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('room')
    parser.add_argument('--poster', type=int, default=0)
    options = parser.parse_args()
    baked = Baked(options.room)
    frames = ['-framerate', str(FPS), '-i', f'{baked.folder}/frames/%03d.png']
    codec = (
        '-c:v libx264 -preset veryslow -crf 26 -bf 0 -g 12 -keyint_min 12 -sc_threshold 0 -pix_fmt yuv420p'
    )
    colour = '-vf scale=out_color_matrix=bt709:out_range=tv -colorspace bt709 -color_primaries bt709'
    colour += ' -color_trc bt709 -color_range tv'
    frames += ['-frames:v', str(baked.frames)]
    run_ffmpeg(
        [*frames, *colour.split(' '), *codec.split(' '), '-movflags', '+faststart'], f'{baked.out}/clip.mp4'
    )
    run_ffmpeg(
        [
            '-i',
            f'{baked.folder}/frames/{options.poster:03d}.png',
            '-c:v',
            'libwebp',
            '-quality',
            '86',
            '-compression_level',
            '6',
        ],
        f'{baked.out}/poster.webp',
    )
    width, height = THUMB
    strip = f"select='not(mod(n,{KEPT[1]}))',scale={width}:{height}:flags=area,tile={COLUMNS}x{len(KEPT) // COLUMNS}"
    run_ffmpeg(
        [
            *frames[:4],
            '-vf',
            strip,
            '-frames:v',
            '1',
            '-c:v',
            'libwebp',
            '-quality',
            '68',
            '-compression_level',
            '6',
        ],
        f'{baked.out}/thumbs.webp',
    )


if __name__ == '__main__':
    main()
