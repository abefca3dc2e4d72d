import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '#scenes';
import { bootstrapScenes } from '../../../src/cli/evaluate/bootstrapScenes';
import { evaluationText } from '../../../src/cli/evaluate/evaluation';
import type { Judged } from '../../../src/cli/evaluate/figures';
import { tallyOf } from '../../../src/cli/evaluate/tallyOf';
import type { TaskName } from '../run';

const SCENES = 60;

/** How good the answers of an arm are after some steps: chance of an answer to be right, 0 to 1. */
export type Quality = (arm: string, seed: number, step: number) => number;

/** Writes run folders as training and `evaluate --out` leave them, of policies that are right as often as `quality` says: which scenes
 * are easy is the same for all, as with real ones. */
export function syntheticRuns(root: string, task: TaskName, arms: Record<string, number>, quality: Quality) {
  for (const [arm, seeds] of Object.entries(arms))
    for (let seed = 0; seed < seeds; seed++) {
      const name = `${task}-${arm}-s${seed}`;
      const folder = join(root, name);
      mkdirSync(join(folder, 'evaluation'), { recursive: true });
      const start = arm.startsWith('start');
      // A step of imitation takes half as long.
      const pace = arm.startsWith('grpo') ? 2 : 1;
      const record = {
        ...{
          format: 'reward-room/run',
          version: 1,
          trainer: 'pytorch',
          task,
          arm,
          seed,
          init: 'sft.safetensors',
        },
        policy: { name: 'nano', parameters: 300_000 },
      };
      writeFileSync(join(folder, 'run.json'), JSON.stringify(record));
      const steps = start
        ? []
        : Array.from({ length: 201 * (arm.startsWith('grpo') ? 1 : 2) }, (_, step) => step);
      const shares = arm.startsWith('grpo') ? { format: 0, frame: 0.75, iou: 0.25 } : {};
      const lines = steps.map((step) => JSON.stringify({ step, seconds: step * pace, reward: 1, shares }));
      writeFileSync(join(folder, 'metrics.jsonl'), `${lines.join('\n')}\n{"step": 40`);
      for (const step of start ? [0] : [100, 200, 400].filter((each) => each < steps.length)) {
        const judged = judgedScenes(task, quality(arm, seed, step), Random.seeded(seed + 10 * step));
        const metrics = bootstrapScenes(tallyOf(judged), Random.seeded(0), 40);
        const about = { policy: 'p', data: 'd', split: 'held-out', metrics };
        const headroom = { greedy: { value: 1, low: 1, high: 1 }, best: { value: 2, low: 2, high: 2 } };
        const text = evaluationText(judged, { ...about, ...(start && { headroom }) });
        writeFileSync(join(folder, 'evaluation', `held-out-${step}.json`), text);
      }
    }
}

function judgedScenes(task: TaskName, quality: number, random: Random): Judged {
  const hardness = Random.seeded(99);
  const scenes = Array.from({ length: SCENES }, (_, index) => {
    const hard = hardness.between(-0.2, 0.2);
    const right = () => random.chance(Math.min(1, Math.max(0, quality - hard)));
    const ids = Array.from({ length: 8 }, (_, i) => `${index}/${i}`);
    return { scene: `scene-${index}`, tasks: ids.map((id) => judgedTask(task, id, right)) };
  });
  return { task, scenes } as Judged;
}

function judgedTask(task: TaskName, id: string, right: () => boolean) {
  if (task === 'grounding') return { id, iou: right() ? 0.4 : 0.1, frame: right() };
  if (task === 'reasoning')
    return { id, question: 'object_counting', score: right() ? 1 : 0, answer: '2', options: 0 };
  const tp = right() ? 1 : 0;
  const counts: Record<string, number[]> = { chair: [tp, 1 - tp, 1 - tp] };
  const errors = tp === 1 ? { correct: 1 } : { loose: 1 };
  return { id, counts, errors, ious: tp === 1 ? [0.5] : [], volumeRatios: [tp === 1 ? 1 : 3] };
}
