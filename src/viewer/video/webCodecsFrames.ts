import type { VideoSample } from 'mediabunny';
import type { ClipFrame } from '#rewards';
import { FrameCache } from './FrameCache';
import type { ClipFacts, FrameSource, FrameSourceEvents } from './frameSource';
import { nearestIndex } from './nearestIndex';

/** Pictures kept: a group of pictures back, so that stepping backwards is quick, and some ahead. */
const CAPACITY = 32;
/** Pictures decoded ahead of the one shown. */
const AHEAD_PLAYING = 8;
const AHEAD_PAUSED = 2;
/** A picture that comes too late is not worth copying, unless nothing has been shown for so long, milliseconds. */
const LONGEST_GAP = 150;
/** A running decoder goes on to a frame at most so far ahead; beyond that it starts again at a key frame. */
const REACH = 24;

/** The clip and its poses do not belong together: no other decoder can mend that. */
export class WrongFrameCount extends Error {}

/** Decodes an MP4 frame by frame with WebCodecs.
 * @throws WrongFrameCount if it has another number of frames than it should; another error if the file is no MP4 or its
 * codec cannot be decoded here */
export async function webCodecsFrames(
  clip: Blob,
  facts: ClipFacts,
  { onPicture, onFailure }: FrameSourceEvents,
): Promise<FrameSource> {
  const { BlobSource, EncodedPacketSink, Input, MP4, VideoSampleSink } = await import('mediabunny');
  const input = new Input({ source: new BlobSource(clip), formats: [MP4] });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Error('there is no video in it');
    if (!(await track.canDecode())) throw new Error(`this browser cannot decode ${await track.getCodec()}`);

    const packets: { readonly time: number; readonly key: boolean }[] = [];
    const metadataOnly = { metadataOnly: true };
    for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, metadataOnly)) {
      packets.push({ time: packet.timestamp, key: packet.type === 'key' });
    }
    packets.sort((a, b) => a.time - b.time);
    if (packets.length !== facts.frames) {
      throw new WrongFrameCount(`it has ${packets.length} frames, and scene.json says ${facts.frames}`);
    }
    const sink = new VideoSampleSink(track);
    // Some decoders accept a codec and then fail: better found out while there is still another way.
    (await sink.getSample(packets[0]!.time))?.close();
    return startDecoding(sink, packets, onPicture, onFailure, () => input.dispose());
  } catch (error) {
    input.dispose();
    throw error;
  }
}

function startDecoding(
  sink: { samples: (from: number) => AsyncGenerator<VideoSample, void, unknown> },
  packets: readonly { readonly time: number; readonly key: boolean }[],
  onPicture: () => void,
  onFailure: (error: unknown) => void,
  dispose: () => void,
): FrameSource {
  const times = packets.map((packet) => packet.time);
  const cache = new FrameCache(CAPACITY);
  let wanted = 0 as ClipFrame;
  let playing = false;
  let closed = false;
  let running = false;
  let samples: AsyncGenerator<VideoSample, void, unknown> | null = null;
  let upcoming = 0;
  let keptAt = 0;

  /** The first frame that should be decoded and is not. */
  function missing(): ClipFrame | null {
    const end = Math.min(wanted + (playing ? AHEAD_PLAYING : AHEAD_PAUSED) + 1, packets.length);
    for (let frame = wanted; frame < end; frame++) if (!cache.has(frame)) return frame;
    return null;
  }

  async function samplesFor(frame: ClipFrame): Promise<AsyncGenerator<VideoSample, void, unknown>> {
    if (samples !== null && upcoming <= frame && frame - upcoming <= REACH) return samples;
    await samples?.return();
    upcoming = frame;
    while (upcoming > 0 && !packets[upcoming]!.key) upcoming--;
    samples = sink.samples(times[upcoming]!);
    return samples;
  }

  /** One loop decodes, one frame at a time, until nothing is missing. */
  async function run(): Promise<void> {
    if (running) return;
    running = true;
    try {
      for (let frame = missing(); frame !== null && !closed; frame = missing()) {
        const { value: sample } = await (await samplesFor(frame)).next();
        if (!sample) throw new Error(`decoding stopped before frame ${frame}`);
        const decoded = nearestIndex(times, sample.timestamp) as ClipFrame;
        upcoming = decoded + 1;
        await keep(sample, decoded);
      }
    } catch (error) {
      samples = null;
      if (!closed) onFailure(error);
    } finally {
      running = false;
      if (closed) release();
    }
  }

  async function keep(sample: VideoSample, decoded: ClipFrame): Promise<void> {
    const late = playing && decoded < wanted && performance.now() - keptAt < LONGEST_GAP;
    const frame = late || closed ? null : sample.toVideoFrame();
    sample.close();
    if (frame === null) return;
    keptAt = performance.now();
    // A decoder has few buffers: the picture is copied, and the frame given back at once.
    const image = await createImageBitmap(frame).finally(() => frame.close());
    cache.add(decoded, image, wanted);
    if (decoded <= wanted) onPicture();
  }

  function release(): void {
    cache.clear();
    void samples?.return();
    samples = null;
    dispose();
  }

  return {
    picture: (frame) => cache.show(frame, playing),
    want(frame, isPlaying) {
      wanted = frame;
      playing = isPlaying;
      if (!closed) void run();
    },
    close() {
      closed = true;
      if (!running) release();
    },
  };
}
