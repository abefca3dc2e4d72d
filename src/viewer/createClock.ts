import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClipFrame } from '#rewards';
import type { Clock } from './clock';

export type ClockStore = StoreApi<Clock>;

/** Calls back before the next paint with a time in milliseconds; `requestAnimationFrame` by default. */
export type Ticker = (tick: (now: number) => void) => void;

/** A clock of `frameCount` frames, stopped at frame 0.
 *
 * While it plays, the frame follows from the time since `play()`: a slow page drops frames and never drifts. After
 * the last frame, of the loop or of the clip, it starts again. */
export function createClock(
  frameCount: number,
  fps: number,
  ticker: Ticker = (tick) => requestAnimationFrame(tick),
): ClockStore {
  const last = Math.max(frameCount - 1, 0);

  return createStore<Clock>((set, get) => {
    // Each start of play has its own number, so that a tick of an earlier one ends by itself.
    let run = 0;
    // Where and when the frames are counted from; null until the first tick has told the time.
    let origin: { readonly frame: number; readonly time: number } | null = null;

    function show(frame: number): void {
      if (frame !== get().frame) set({ frame: frame as ClipFrame });
    }

    function start(): void {
      const current = ++run;
      origin = null;
      const tick = (now: number): void => {
        if (current !== run) return;
        origin ??= { frame: get().frame, time: now };
        const { speed, loop } = get();
        const [from, to] = loop ?? [0, last];
        // The small excess keeps a tick that falls on a frame's edge from rounding down.
        const elapsed = Math.floor(((now - origin.time) * fps * speed) / 1000 + 1e-6);
        const inside = origin.frame >= from && origin.frame <= to;
        show(from + (((inside ? origin.frame : from) - from + elapsed) % (to - from + 1)));
        ticker(tick);
      };
      ticker(tick);
    }

    return {
      frame: 0 as ClipFrame,
      frameCount,
      fps,
      playing: false,
      speed: 1,
      loop: null,
      seek(frame) {
        origin = null;
        show(Math.min(Math.max(Math.round(frame), 0), last));
      },
      step(by) {
        get().pause();
        get().seek(get().frame + by);
      },
      play() {
        if (get().playing || frameCount < 2) return;
        set({ playing: true });
        start();
      },
      pause() {
        run++;
        if (get().playing) set({ playing: false });
      },
      toggle() {
        if (get().playing) get().pause();
        else get().play();
      },
      setSpeed(speed) {
        origin = null;
        set({ speed });
      },
      setLoop(loop) {
        origin = null;
        set({ loop });
        if (loop && (get().frame < loop[0] || get().frame > loop[1])) get().seek(loop[0]);
      },
    };
  });
}
