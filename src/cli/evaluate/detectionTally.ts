import { categories20, PooledDetection } from '#rewards';
import type { DetectionFigures, SceneFigures } from './figures';
import type { Tally } from './tally';

/** Precision, recall and F1 at IoU 0.25: counted as VG-LLM does, pooled over the scenes per category, then the plain mean over
 * the categories that there is anything of; and `f1_scene`, the mean of the scenes' own F1. */
export function detectionTally(scenes: readonly SceneFigures<DetectionFigures>[]): Tally {
  const there = new Set<string>();
  for (const { counts } of scenes.flatMap(({ tasks }) => tasks))
    for (const [category, [tp, , fn]] of Object.entries(counts)) if (tp + fn > 0) there.add(category);
  const categories = categories20.filter((category) => there.has(category));
  return {
    scenes: scenes.map(({ scene }) => scene),
    sums: scenes.map(({ tasks }) =>
      Float64Array.from([
        1,
        sceneF1(tasks),
        ...categories.flatMap((category) => counted(tasks, ({ counts }) => counts[category])),
      ]),
    ),
    metrics: (sum) => {
      const pooled = new PooledDetection(categories);
      categories.forEach((category, i) => {
        const [tp, fp, fn] = sum.subarray(2 + 3 * i) as unknown as [number, number, number];
        pooled.add({ per_class: { [category]: { tp, fp, fn } } });
      });
      const present = categories.filter((_, i) => sum[2 + 3 * i]! + sum[4 + 3 * i]! > 0);
      const { precision, recall, f1 } = pooled.mean(present);
      const f1Scene = (sum[1] ?? 0) / (sum[0] || 1);
      return { 'p@0.25': precision, 'r@0.25': recall, 'f1@0.25': f1, f1_scene: f1Scene };
    },
  };
}

/** Of all categories together; 1 where there was nothing to find and nothing was named. */
function sceneF1(tasks: readonly DetectionFigures[]): number {
  const [tp, fp, fn] = counted(tasks, ({ counts }) => {
    const all = Object.values(counts);
    const of = (which: 0 | 1 | 2) => all.reduce((sum, each) => sum + each[which], 0);
    return [of(0), of(1), of(2)];
  });
  const boxes = 2 * tp + fp + fn;
  return boxes === 0 ? 1 : (2 * tp) / boxes;
}

type Counts = readonly [tp: number, fp: number, fn: number];

function counted(
  tasks: readonly DetectionFigures[],
  of: (task: DetectionFigures) => Counts | undefined,
): Counts {
  const all = tasks.map((task) => of(task) ?? [0, 0, 0]);
  const sum = (which: 0 | 1 | 2) => all.reduce((total, counts) => total + counts[which], 0);
  return [sum(0), sum(1), sum(2)];
}
