import { problem } from '../read/problem';
import type { SourceFile } from '../sourceFile';

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

/** Finds size, rate and frames of a video in its container (MP4, QuickTime, WebM, Matroska). Nothing is decoded.
 * @throws SceneError if there is no video in it */
export async function probeVideo(file: SourceFile): Promise<VideoFacts> {
  const { BlobSource, EncodedPacketSink, Input, MATROSKA, MP4, QTFF, WEBM } = await import('mediabunny');
  const input = new Input({
    source: new BlobSource(await file.blob()),
    formats: [MP4, QTFF, WEBM, MATROSKA],
  });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Error('it has no picture track');
    const sink = new EncodedPacketSink(track);
    const stored: number[] = [];
    for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
      stored.push(packet.timestamp);
    }
    if (stored.length === 0) throw new Error('it has no frames');
    const whole = await leading(stored.length, async (k) => (await sink.getPacket(stored[k]!)) !== null);
    const notes: string[] = [];
    if (whole < stored.length) {
      notes.push(
        `${file.path}: the file is cut off: of its ${stored.length} frames only ${whole} can be shown. Copy it again`,
      );
    }
    const sorted = stored.sort((a, b) => a - b);
    const times = sorted.map((time) => time - sorted[0]!);
    const fps = times.length > 1 ? Math.round((1000 * (times.length - 1)) / times.at(-1)!) / 1000 : 10;
    if (times.some((time, k) => k > 0 && Math.abs((time - times[k - 1]!) * fps - 1) > 0.5)) {
      notes.push(`${file.path}: its frames are not evenly spaced in time; they are shown as if they were`);
    }
    const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
    return { width, height, fps, times, notes };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw problem(
      file.path,
      '',
      undefined,
      `not a video that can be read (${reason})`,
      'Check that the file is whole, or save it as MP4',
    );
  } finally {
    input.dispose();
  }
}

/** How many of `count` items pass, if all that pass come first. */
async function leading(count: number, passes: (index: number) => Promise<boolean>): Promise<number> {
  if (await passes(count - 1)) return count;
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (await passes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
