import { categories20, type DetectionCounts, evaluateCompletion, PooledDetection } from '#rewards';
import type { Random } from '#scenes';
import type { Interval } from '../train/bootstrap';
import { bootstrapScenes } from './bootstrapScenes';
import type { EvaluatedScene } from './evaluatedScene';

/** Precision, recall and F1 at IoU 0.25: counted as VG-LLM does, pooled over the scenes per category, then the plain mean over
 * the categories that there is anything of; and `f1_scene`, the mean of the scenes' own F1.
 * @param answers a completion per task, a list per scene */
export function detectionMetrics(
  scenes: readonly EvaluatedScene[],
  answers: readonly (readonly string[])[],
  random: Random,
): Record<string, Interval> {
  const counts = scenes.map(({ tasks }, scene) =>
    tasks.map((task, i) => evaluateCompletion(answers[scene]![i]!, task) as DetectionCounts),
  );
  const there = new Set<string>();
  for (const { tasks } of scenes)
    for (const task of tasks)
      if (task.kind === 'detection') for (const { label } of task.target.boxes) there.add(label);
  const categories = categories20.filter((category) => there.has(category));
  return bootstrapScenes(counts, (drawn) => figures(drawn, categories), random);
}

function figures(
  scenes: readonly (readonly DetectionCounts[])[],
  categories: readonly string[],
): Record<string, number> {
  const pooled = new PooledDetection(categories);
  let sum = 0;
  for (const scene of scenes) {
    for (const counts of scene) pooled.add(counts);
    sum += sceneF1(scene);
  }
  const { precision, recall, f1 } = pooled.mean(categories);
  return { 'p@0.25': precision, 'r@0.25': recall, 'f1@0.25': f1, f1_scene: sum / scenes.length };
}

/** Of all categories together; 1 where there was nothing to find and nothing was named. */
function sceneF1(scene: readonly DetectionCounts[]): number {
  const total = (key: 'tp' | 'fp' | 'fn') => scene.reduce((sum, counts) => sum + counts[key], 0);
  const boxes = 2 * total('tp') + total('fp') + total('fn');
  return boxes === 0 ? 1 : (2 * total('tp')) / boxes;
}
