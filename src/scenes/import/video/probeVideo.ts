import { problem } from '../read/problem';
import type { SourceFile } from '../sourceFile';
import type { Container } from './container';
import { readMp4 } from './readMp4';
import { readWebm } from './readWebm';

export interface VideoFacts {
  /** Pixels as shown: turned upright, pixels made square. */
  readonly width: number;
  readonly height: number;
  /** Frames per second, on average. */
  readonly fps: number;
  /** Seconds from the first frame, per frame, rising. */
  readonly times: readonly number[];
  readonly notes: readonly string[];
}

/** How a WebM or Matroska file begins. */
const EBML = 0x1a45dfa3;

/** Finds size, rate and frames of a video in its container (MP4, QuickTime, WebM, Matroska). Nothing is decoded. Read by our
 * own few lines: mediabunny, which decodes the picture later, never comes back from some damaged files.
 * @throws SceneError if there is no video in it */
export async function probeVideo(file: SourceFile): Promise<VideoFacts> {
  try {
    const blob = await file.blob();
    const start = new DataView(await blob.slice(0, 4).arrayBuffer());
    if (start.byteLength < 4) throw new Error('it is empty');
    const container = start.getUint32(0) === EBML ? await readWebm(blob) : await readMp4(blob);
    return facts(file.path, container);
  } catch (error) {
    const reason = error instanceof RangeError ? 'its tables are damaged' : messageOf(error);
    throw problem(
      file.path,
      '',
      undefined,
      `not a video that can be read (${reason})`,
      'Check that the file is whole, or save it as MP4',
    );
  }
}

function facts(file: string, { width, height, times: stored, whole, endsBadly }: Container): VideoFacts {
  const sorted = stored.toSorted((a, b) => a - b);
  const times = sorted.map((time) => time - sorted[0]!);
  const span = times.at(-1) ?? Number.NaN;
  if (!(span > 0) && times.length !== 1) throw new Error('it has no frames, or all at one time');
  const notes: string[] = [];
  if (whole < times.length) {
    notes.push(
      `${file}: the file is cut off: of its ${times.length} frames only ${whole} can be shown. Copy it again`,
    );
  }
  if (endsBadly) {
    notes.push(
      `${file}: the file is damaged behind its frame ${times.length - 1}: what follows is lost. Copy it again`,
    );
  }
  const fps = times.length > 1 ? Math.round((1000 * (times.length - 1)) / span) / 1000 : 10;
  if (times.some((time, k) => k > 0 && Math.abs((time - times[k - 1]!) * fps - 1) > 0.5)) {
    notes.push(`${file}: its frames are not evenly spaced in time; they are shown as if they were`);
  }
  if (!(fps > 0)) throw new Error('a frame lasts for more than half an hour');
  return { width, height, fps, times, notes };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
