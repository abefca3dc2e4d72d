import { type ChartLine, lineChart } from './lineChart';
import { share } from './markdown';
import { judgedOn } from './metrics';
import type { Run, TaskName } from './run';

const ARMS = { grpo: 'GRPO', 'sft-continued': 'SFT continued' } as const;

/** A metric against steps and against seconds, a line a seed and their mean; of the split that was judged at most moments.
 * Null where no run was judged twice. */
export function curves(
  task: TaskName,
  metric: string,
  runs: readonly Run[],
): { steps: string; seconds: string } | null {
  const trained = runs.filter(({ arm }) => arm in ARMS);
  const moments = (split: string) =>
    Math.max(0, ...judgedOn(trained, split).map(({ evaluations }) => evaluations.length));
  const split = moments('held-out') >= Math.max(3, moments('validation')) ? 'held-out' : 'validation';
  const shown = [split, 'held-out', 'validation'].find((name) => moments(name) >= 2);
  if (!shown) return null;
  const judged = judgedOn(trained, shown);
  const starts = judgedOn(runs, shown).find(
    ({ arm, evaluations }) => arm === 'start' && evaluations.length > 0,
  );
  const start = starts?.evaluations.at(-1)?.evaluation.metrics[metric]?.value;

  const chart = (unit: 'step' | 'seconds') => {
    const lines = (Object.keys(ARMS) as (keyof typeof ARMS)[]).flatMap((arm): ChartLine[] => {
      const seeds = judged.filter((run) => run.arm === arm).map((run) => pointsOf(run, unit, metric, start));
      const name = ARMS[arm];
      return [
        ...seeds.map((points): ChartLine => ({ name, points, weight: 'seed' })),
        { name, points: meanLine(seeds), weight: 'mean' as const },
      ].filter(({ points }) => points.length > 1);
    });
    if (lines.length === 0) return null;
    const ends = lines
      .filter(({ weight }) => weight === 'mean')
      .map(({ name, points }) => `${name} goes from ${share(points[0]![1])} to ${share(points.at(-1)![1])}`);
    const against = unit === 'step' ? 'steps' : 'seconds of training';
    return lineChart(lines, {
      title: `${metric} on ${shown} scenes`,
      description: `${task}, against ${against}: ${ends.join('; ')}. Thin lines are seeds.`,
      x: against,
    });
  };
  const [steps, seconds] = [chart('step'), chart('seconds')];
  return steps && seconds ? { steps, seconds } : null;
}

type Points = readonly (readonly [number, number])[];

function pointsOf(run: Run, unit: 'step' | 'seconds', metric: string, start: number | undefined): Points {
  const points = run.evaluations.flatMap((at): [number, number][] => {
    const [x, y] = [at[unit], at.evaluation.metrics[metric]?.value];
    return x === null || y === undefined ? [] : [[x, y]];
  });
  return points[0]?.[0] === 0 || start === undefined ? points : [[0, start], ...points];
}

/** The mean of the seeds, at the places of the one with the fewest points, as far as all go; between two points of a seed it is on the
 * straight line. */
function meanLine(seeds: readonly Points[]): Points {
  const known = seeds.filter((points) => points.length > 1);
  const [fewest] = [...known].sort((a, b) => a.length - b.length);
  if (!fewest) return [];
  const ends = known.map((points) => points.at(-1)![0]);
  const places = fewest.map(([x]) => x).filter((x) => x <= Math.min(...ends));
  if (Math.max(...places) < Math.min(...ends)) places.push(Math.min(...ends));
  const starts = Math.max(...known.map((points) => points[0]![0]));
  return places
    .filter((x) => x >= starts)
    .map((x) => [x, known.reduce((sum, points) => sum + valueAt(points, x), 0) / known.length]);
}

function valueAt(points: Points, x: number): number {
  const next = points.findIndex(([place]) => place >= x);
  const [x1, y1] = points[next]!;
  if (next === 0) return y1;
  const [x0, y0] = points[next - 1]!;
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}
