import { SceneError } from '../../sceneError';
import type { CaptureClip } from '../capture';
import { LIMITS } from '../limits';
import type { SourceFile } from '../sourceFile';
import { probeVideo, type VideoFacts } from '../video/probeVideo';
import { commonCamera, type FrameCamera } from './commonCamera';
import { imageSize } from './imageSize';
import { naturalOrder } from './naturalOrder';
import { plural } from './plural';
import { problem } from './problem';

/** A frame as a file of poses tells it. */
export interface PosedFrame {
  readonly name: string;
  /** 4×4 row-major, as in the file. */
  readonly pose: readonly number[];
  readonly time: number | null;
  readonly picture: SourceFile | undefined;
  /** Null where unknown. */
  readonly camera: FrameCamera | null;
}

/** Frames per second where nothing says it. */
const FPS = 10;

/** Makes a clip of frames that a file lists in any order: by time where every frame has one, else by name. Where no picture is
 * at hand, a video of as many frames is the clip. `file` is the one that lists them.
 * @throws SceneError if there is no frame, or too many */
export async function posedClip(
  file: string,
  listed: readonly PosedFrame[],
  videos: readonly SourceFile[],
  fps: number | null,
): Promise<{ clip: CaptureClip; notes: string[] }> {
  const notes: string[] = [];
  if (listed.length === 0) {
    throw problem(file, '', undefined, 'no frame with a pose', 'Choose a file that lists frames');
  }
  if (listed.length > LIMITS.frames) {
    throw problem(
      file,
      '',
      plural(listed.length, 'frame'),
      `more than the ${LIMITS.frames} that a clip may have`,
      'Leave some out',
    );
  }
  const timed = listed.every((frame) => frame.time !== null);
  const sorted = [...listed].sort((a, b) => (timed ? a.time! - b.time! : naturalOrder(a.name, b.name)));
  if (sorted.some((frame, k) => frame !== listed[k])) {
    notes.push(`${file}: frames are ordered by ${timed ? 'time' : 'name'}, not as in the file`);
  }

  const cameras = sorted.map((frame) => frame.camera).filter((camera) => camera !== null);
  const common = cameras.length === sorted.length ? commonCamera(cameras) : null;
  const shaped = sorted.filter((_, k) => common?.fits[k] ?? true);
  notes.push(...(common?.notes ?? []));
  if (common === null) notes.push(`${file}: intrinsics are missing, so nothing can be projected`);

  const first = shaped.find((frame) => frame.picture)?.picture;
  const lost = shaped.filter((frame) => !frame.picture);
  if (first && lost.length > 0) {
    const pictures = plural(lost.length, 'picture');
    notes.push(
      `${file}: ${pictures} of ${shaped.length} missing among the files; the first is ${lost[0]!.name}`,
    );
  }
  const video = first ? null : await matchingVideo(file, videos, shaped.length, notes);

  const { width, height } = common?.camera ?? (await sizeSeen(first)) ?? video ?? UNKNOWN;
  return {
    clip: {
      width,
      height,
      fps: fps ?? rateOf(timed ? shaped : []) ?? video?.fps ?? FPS,
      frames: shaped.map(({ name, pose, time, picture }) => ({ name, pose, time, picture: picture ?? null })),
      video: video?.file ?? null,
      intrinsics: common && intrinsicsOf(common.camera),
    },
    notes,
  };
}

/** The size of a clip of which nothing can be seen. */
const UNKNOWN = { width: 640, height: 480 };

async function sizeSeen(picture: SourceFile | undefined): ReturnType<typeof imageSize> {
  return picture ? imageSize(await picture.blob()) : null;
}

function intrinsicsOf({ fx, fy, cx, cy }: FrameCamera): NonNullable<CaptureClip['intrinsics']> {
  return { fx, fy, cx, cy };
}

function rateOf(frames: readonly PosedFrame[]): number | null {
  const span = frames.length > 1 ? frames.at(-1)!.time! - frames[0]!.time! : 0;
  return span > 0 ? Math.round((1000 * (frames.length - 1)) / span) / 1000 : null;
}

/** The first video with as many frames as there are poses. */
async function matchingVideo(
  file: string,
  videos: readonly SourceFile[],
  frames: number,
  notes: string[],
): Promise<(VideoFacts & { file: SourceFile }) | null> {
  if (videos.length === 0) {
    notes.push(`${file}: none of its pictures is among the files, so only cameras are shown`);
  }
  for (const video of videos) {
    try {
      const facts = await probeVideo(video);
      if (facts.times.length === frames) return { ...facts, file: video };
      const has = plural(facts.times.length, 'frame');
      notes.push(`${video.path}: not used, since it has ${has} and there are ${frames} poses`);
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      notes.push(error.message);
    }
  }
  return null;
}
