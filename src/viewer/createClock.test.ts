import { describe, expect, it } from 'vitest';
import type { Clock } from './clock';
import { createClock } from './createClock';

/** Frames that are painted by hand. */
function painter() {
  let next: ((now: number) => void) | null = null;
  return {
    ticker: (tick: (now: number) => void) => {
      next = tick;
    },
    paint(now: number) {
      const tick = next;
      next = null;
      tick?.(now);
    },
    get idle() {
      return next === null;
    },
  };
}

describe('createClock', () => {
  it('seeks to whole frames within the clip', () => {
    const clock = createClock(48, 24);
    clock.getState().seek(12.4);
    expect(clock.getState().frame).toBe(12);
    clock.getState().seek(-3);
    expect(clock.getState().frame).toBe(0);
    clock.getState().seek(480);
    expect(clock.getState().frame).toBe(47);
  });

  it('plays by the time that has passed, and drops frames rather than drift', () => {
    const screen = painter();
    const clock = createClock(48, 24, screen.ticker);
    clock.getState().play();
    screen.paint(1000);
    expect(clock.getState().frame).toBe(0);
    screen.paint(1000 + 1000 / 24);
    expect(clock.getState().frame).toBe(1);
    screen.paint(1500);
    expect(clock.getState().frame).toBe(12);
    screen.paint(3000);
    expect(clock.getState().frame).toBe(0);
  });

  it('shows every frame once at the screen rate of the clip', () => {
    const screen = painter();
    const clock = createClock(192, 24, screen.ticker);
    clock.getState().play();
    for (let k = 0; k < 192; k++) {
      screen.paint(5000 + (k * 1000) / 24);
      expect(clock.getState().frame).toBe(k);
    }
  });

  it('goes on from where it was sought to', () => {
    const screen = painter();
    const clock = createClock(48, 24, screen.ticker);
    clock.getState().play();
    screen.paint(0);
    screen.paint(500);
    clock.getState().seek(30);
    screen.paint(600);
    expect(clock.getState().frame).toBe(30);
    screen.paint(725);
    expect(clock.getState().frame).toBe(33);
  });

  it('stops asking for frames when paused, also when started again at once', () => {
    const screen = painter();
    const clock = createClock(48, 24, screen.ticker);
    clock.getState().toggle();
    screen.paint(0);
    clock.getState().toggle();
    expect(clock.getState().playing).toBe(false);
    screen.paint(500);
    expect(screen.idle).toBe(true);
    expect(clock.getState().frame).toBe(0);
  });

  it('pauses to step, and stays at the ends', () => {
    const clock = createClock(48, 24, painter().ticker);
    clock.getState().play();
    clock.getState().step(1);
    expect(clock.getState()).toMatchObject({ playing: false, frame: 1 });
    clock.getState().step(-5);
    expect(clock.getState().frame).toBe(0);
  });

  it('does not play a clip of one frame', () => {
    const clock = createClock(1, 24, painter().ticker);
    clock.getState().play();
    expect(clock.getState().playing).toBe(false);
  });

  it('plays faster and slower from where it is', () => {
    const screen = painter();
    const clock = createClock(192, 24, screen.ticker);
    clock.getState().play();
    screen.paint(1000);
    screen.paint(2000);
    expect(clock.getState().frame).toBe(24);
    clock.getState().setSpeed(0.5);
    screen.paint(2000);
    screen.paint(3000);
    expect(clock.getState().frame).toBe(36);
    clock.getState().setSpeed(4);
    screen.paint(3000);
    screen.paint(4000);
    expect(clock.getState().frame).toBe(132);
  });

  it('keeps to its loop, from wherever it was', () => {
    const screen = painter();
    const clock = createClock(192, 24, screen.ticker);
    clock.getState().seek(100);
    clock.getState().setLoop([24, 47] as unknown as Clock['loop']);
    expect(clock.getState().frame).toBe(24);
    clock.getState().play();
    screen.paint(0);
    for (let k = 0; k < 100; k++) {
      screen.paint((k * 1000) / 24);
      expect(clock.getState().frame).toBe(24 + (k % 24));
    }
    // Who seeks out of it is led back when it plays on.
    clock.getState().seek(150);
    screen.paint(10_000);
    expect(clock.getState().frame).toBe(24);
    clock.getState().setLoop(null);
    clock.getState().seek(191);
    screen.paint(20_000);
    screen.paint(20_000 + 1000 / 24);
    expect(clock.getState().frame).toBe(0);
  });
});
