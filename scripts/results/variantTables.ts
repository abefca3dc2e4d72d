import { difference } from './bootstrapArms';
import { type Comparison, comparison, drawn } from './comparison';
import { share, signed, table } from './markdown';
import { METRICS, NO_POINTS } from './metrics';
import { last, type Moment } from './moments';
import { paperPrior } from './paper';
import type { Run, TaskName } from './run';

/** Arms that were trained on another reward than the paper's. */
function otherRewards(runs: readonly Run[]): string[] {
  return [...new Set(runs.map(({ arm }) => arm))].filter(
    (arm) => arm.startsWith('grpo-') && !arm.endsWith(NO_POINTS),
  );
}

const rewardName = (arm: string) => arm.replace(/^grpo-/, '').replaceAll('-', ' ');

/** Each other reward beside its controls. */
export function otherContests(runs: readonly Run[]): { reward: string; comparison: Comparison }[] {
  return otherRewards(runs).map((arm) => ({ reward: rewardName(arm), comparison: comparison(runs, arm) }));
}

/** GRPO with the paper's reward, and otherwise: every metric, and the difference to the paper's reward. */
export function rewardTable(task: TaskName, runs: readonly Run[]): string {
  const arms = ['grpo', ...otherRewards(runs)];
  const moments = new Map(
    arms
      .map((arm) => [arm, last(runs.filter((run) => run.arm === arm))] as const)
      .filter(([, found]) => found.length > 0),
  );
  if (moments.size < 2 || !moments.has('grpo')) return '';
  const judged = drawn(moments).arms;
  const full = judged.get('grpo')!;
  const rows = [...judged].map(([arm, each]) => [
    `${arm === 'grpo' ? "the paper's reward" : rewardName(arm)} (${seeds(each.seeds.length)})`,
    ...METRICS[task].map((metric) =>
      arm === 'grpo'
        ? share(each.whole[metric])
        : `${share(each.whole[metric])} (${signed(difference(each, full, metric))})`,
    ),
  ]);
  return table(['reward', ...METRICS[task]], rows);
}

/** With and without the points, beside the paper's ablation of its geometry prior. */
export function pointsTable(task: TaskName, runs: readonly Run[]): string {
  if (!runs.some(({ arm, evaluations }) => arm.endsWith(NO_POINTS) && evaluations.length > 0)) return '';
  const metrics = METRICS[task].slice(0, 2);
  const rows = (['without', 'with'] as const).flatMap((points) =>
    (['start', 'sft-continued', 'grpo'] as const).map((arm) => {
      const name = points === 'without' ? arm + NO_POINTS : arm;
      const found = last(runs.filter((run) => run.arm === name));
      const cells = found.length > 0 ? wholeOf(found) : {};
      const reported = task === 'grounding' ? paperPrior[points][arm] : null;
      return [
        `${points} points, ${{ start: 'SFT start', 'sft-continued': 'SFT continued', grpo: 'GRPO' }[arm]}`,
        ...metrics.map((metric) => (found.length > 0 ? share(cells[metric]) : 'not run')),
        ...(task === 'grounding' ? [0, 1].map((i) => (reported ? share(reported[i]! / 100) : '–')) : []),
      ];
    }),
  );
  const paperHead = task === 'grounding' ? metrics.map((metric) => `the paper, ${metric}`) : [];
  return table(['', ...metrics, ...paperHead], rows);
}

function wholeOf(moments: readonly Moment[]): Readonly<Record<string, number>> {
  return drawn(new Map([['arm', moments]])).arms.get('arm')!.whole;
}

function seeds(count: number): string {
  return count === 1 ? 'one seed' : `${count} seeds`;
}
