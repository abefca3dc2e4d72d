import type { ColdLoad } from './coldLoad';
import type { FrameTime, FrameTimes } from './frameTime';
import { BENCH_BOXES, BENCH_POINTS } from './writeBenchScene';

interface Row {
  readonly name: string;
  /** Milliseconds and kilobytes, best of all runs. */
  readonly turning: FrameTime;
  readonly playing: FrameTime;
  readonly composedAt: number;
  readonly code: number;
}

/** Prints each viewer's figures as they come in, and at the end the first one's beside the others'. Nothing is asserted. */
export class ViewerTable {
  readonly #rows: Row[] = [];

  /** @param counted the load whose bytes are counted */
  add(name: string, { turning, playing }: FrameTimes, loads: readonly ColdLoad[], counted: ColdLoad): void {
    if (this.#rows.length === 0) {
      print(
        `${BENCH_POINTS.toLocaleString('en')} points, ${BENCH_BOXES} boxes, a playing clip; stage 1200 × 800, software GL; best (median). Times in ms`,
      );
    }
    print(name);
    line('turning, the clip playing', turning);
    line('the clip playing, the view at rest', playing);
    const composed = loads.map((load) => load.composedAt);
    const turns = loads.map((load) => load.turnsAt);
    print(
      `  cold load     first composed picture ${bestAndMedian(composed)}, 3D view ${bestAndMedian(turns)}`,
      `  bytes loaded  script and style ${kB(counted.codeComposed)} before that picture, ${kB(counted.codeTurns)} until the 3D view; with all data ${kB(counted.all)}`,
    );
    this.#rows.push({
      name,
      turning: best(turning),
      playing: best(playing),
      composedAt: Math.min(...composed),
      code: counted.codeTurns,
    });
  }

  skip(what: string, why: string): void {
    print(`${what}: left out, ${why}`);
  }

  /** The first viewer by the others, and its targets. */
  ratios(): void {
    const [ours, ...others] = this.#rows;
    if (!ours) return;
    for (const other of others) {
      const ratio = (of: (row: Row) => number): string => (of(other) / of(ours)).toFixed(2);
      print(
        `${other.name} by ${ours.name}: frame turning ${ratio((row) => row.turning.frame)}, its processor time ${ratio((row) => row.turning.processor)}; ` +
          `playing ${ratio((row) => row.playing.frame)}, ${ratio((row) => row.playing.processor)}; ` +
          `first picture ${ratio((row) => row.composedAt)}; script and style ${ratio((row) => row.code)}`,
      );
    }
    print(
      'Targets: no slower than Rerun per frame (ratio of 1 or more); first composed picture within 1,500 ms; script and style ≤ 200 kB before it, ≤ 480 kB until the 3D view turns',
    );
  }
}

function line(what: string, spans: readonly FrameTime[]): void {
  const { calls, pictures } = best(spans);
  const points = Math.max(...spans.map((span) => span.points));
  print(
    `  ${what.padEnd(36)} frame ${bestAndMedian(spans.map(({ frame }) => frame))}, processor time ${bestAndMedian(spans.map(({ processor }) => processor))}, ` +
      `${calls.toFixed(1)} draw calls, ${points === 0 ? 'no points drawn anew' : `at most ${Math.round(points).toLocaleString('en')} points`}, ${pictures.toFixed(1)} pictures of the clip a second`,
  );
}

const best = (spans: readonly FrameTime[]): FrameTime => spans.reduce((a, b) => (b.frame < a.frame ? b : a));

function bestAndMedian(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return `${sorted[0]!.toFixed(0)} (${sorted[Math.floor(sorted.length / 2)]!.toFixed(0)})`;
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

function print(...lines: readonly string[]): void {
  for (const text of lines) process.stdout.write(`${text}\n`);
}
