import { spawnSync } from 'node:child_process';

/** Size that pictures are compared at, pixels. */
export const SMALL = { width: 160, height: 120 } as const;

/**
 * Every frame of a clip as ffmpeg decodes it, small.
 *
 * @returns RGB, row by row, `SMALL.width * SMALL.height * 3` bytes a frame
 * @throws Error where ffmpeg is missing or cannot read the clip
 */
export function decodedFrames(clip: string): Uint8Array[] {
  const scale = `scale=${SMALL.width}:${SMALL.height}:flags=area`;
  const args = ['-v', 'error', '-i', clip, '-fps_mode', 'passthrough', '-vf', scale];
  const done = spawnSync('ffmpeg', [...args, '-pix_fmt', 'rgb24', '-f', 'rawvideo', '-'], {
    maxBuffer: 2 ** 30,
  });
  if (done.error) throw new Error(`ffmpeg could not be run (${done.error.message}): install it`);
  if (done.status !== 0) throw new Error(`ffmpeg cannot read ${clip}: ${done.stderr}`);
  const bytes = SMALL.width * SMALL.height * 3;
  return Array.from({ length: done.stdout.length / bytes }, (_, frame) =>
    Uint8Array.from(done.stdout.subarray(frame * bytes, (frame + 1) * bytes)),
  );
}
