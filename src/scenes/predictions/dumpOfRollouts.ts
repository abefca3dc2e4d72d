import {
  advantages,
  type PartialRewardOptions,
  type RewardResult,
  type Rollout,
  scoreCompletion,
  type Task,
} from '#rewards';
import type { PolicyInfo } from './policyInfo';
import type { Json, PredictionDump, PredictionHints, PredictionRow } from './predictionDump';

/** Stored rollouts as a dump that any format can write: in groups, with prompt and truth, our rewards as the parts and the
 * advantages that follow from them. Rollouts of tasks that are not given are left out.
 * @param name of the dump, for those who read it */
export function dumpOfRollouts(
  name: string,
  policies: readonly PolicyInfo[],
  rollouts: readonly Rollout[],
  tasks: readonly Task[],
  options?: PartialRewardOptions,
): PredictionDump {
  const taskOf = new Map(tasks.map((task) => [task.id, task]));
  const groups = new Map<string, { task: Task; rollouts: Rollout[]; results: RewardResult[] }>();
  for (const rollout of rollouts) {
    const task = taskOf.get(rollout.task);
    if (!task) continue;
    const key = `${rollout.task}/${rollout.policy}/${rollout.step}`;
    const group = groups.get(key) ?? { task, rollouts: [], results: [] };
    groups.set(key, group);
    group.rollouts.push(rollout);
    group.results.push(scoreCompletion(rollout.completion, task, options));
  }
  const names = new Set(
    [...groups.values()].flatMap(({ results }) => results[0]!.parts.map((part) => part.name)),
  );
  const rows = [...groups].flatMap(([group, { task, rollouts, results }]) => {
    const { values } = advantages(results.map(({ total }) => total));
    return rollouts.map((rollout, index) => {
      const { total, parts } = results[index]!;
      const value = (name: string) => parts.find((part) => part.name === name)?.value ?? null;
      return {
        ...rollout,
        group,
        prompt: task.prompt,
        groundTruth: truthOf(task),
        hints: hintsOf(task),
        reward: total,
        parts: Object.fromEntries([...names].map((part) => [part, value(part)])),
        advantage: values[index]!,
      };
    });
  });
  return {
    format: 'rollouts-json',
    source: name,
    policies,
    notes: [],
    rows: rows.map((row, order): PredictionRow => ({ ...row, order, file: 'rollouts.json' })),
  };
}

/** As VG-LLM's data sets and the score command have it. */
function truthOf(task: Task): Json {
  if (task.kind === 'detection')
    return task.target.boxes.map(({ label, box }) => ({ label, bbox_3d: [...box] }));
  if (task.kind === 'grounding') {
    const { frame, box } = task.target;
    return { ...(frame === undefined ? {} : { frame }), gt_bbox: [...box] };
  }
  return task.target.answer;
}

function hintsOf(task: Task): PredictionHints {
  const { kind, scene } = task;
  if (kind === 'detection')
    return { kind, scene, boxes: task.target.boxes.map(({ label, box }) => ({ label, box: [...box] })) };
  if (kind === 'grounding') return { kind, scene, worldBox: [...task.target.box] };
  return { kind, scene, questionType: task.question };
}
