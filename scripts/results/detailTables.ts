import { ERROR_KINDS } from '#rewards';
import { chance } from '../../src/cli/evaluate/chance';
import { errorCounts } from '../../src/cli/evaluate/errorCounts';
import type { Comparison } from './comparison';
import { share, table } from './markdown';
import type { Moment } from './moments';
import type { Run } from './run';
import type { ThinkingScore } from './thinkingScores';

/** Predicted boxes and missed objects by kind, a scene, before and after. */
export function errorTable({ moments }: Comparison): string {
  const arms = (['start', 'sft-continued', 'grpo'] as const).filter((arm) => moments.has(arm));
  const counted = arms.map((arm) => meanOf(moments.get(arm)!.map(errorsAScene)));
  const rows = [...ERROR_KINDS, 'missed', 'boxes', 'oversized', 'undersized'].map((kind) => [
    kind.replaceAll('-', ' '),
    ...counted.map((each) => (each[kind] ?? 0).toFixed(2)),
  ]);
  rows.push(['mean IoU of the correct', ...counted.map((each) => share(each.iou))]);
  return table(['a scene', ...arms.map((arm) => arm.replaceAll('-', ' '))], rows);
}

function errorsAScene({ at }: Moment): Record<string, number> {
  if (at.evaluation.task !== 'detection') return {};
  const { scenes } = at.evaluation;
  const counts = errorCounts(scenes);
  const boxes = ERROR_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  const ious = scenes.flatMap(({ tasks }) => tasks.flatMap((task) => task.ious));
  return {
    ...Object.fromEntries(
      Object.entries({ ...counts, boxes }).map(([kind, count]) => [kind, count / scenes.length]),
    ),
    iou: ious.reduce((sum, iou) => sum + iou, 0) / ious.length,
  };
}

/** Each part's share of the variance of the advantage, over the first and the last tenth of the steps. */
export function shareTable(runs: readonly Run[]): string {
  const trained = runs.filter(({ steps }) => steps.some(hasShares));
  const parts = [
    ...new Set(trained.flatMap(({ steps }) => steps.flatMap((step) => Object.keys(step.shares)))),
  ];
  const arms = [...new Set(trained.map(({ arm }) => arm))];
  const rows = arms.flatMap((arm) => {
    const own = trained.filter((run) => run.arm === arm).map(({ steps }) => steps.filter(hasShares));
    const tenth = (steps: Run['steps']) => Math.max(1, Math.round(steps.length / 10));
    return [
      [
        'first tenth',
        own.map((steps) => meanOf(steps.slice(0, tenth(steps)).map((step) => step.shares))),
      ] as const,
      [
        'last tenth',
        own.map((steps) => meanOf(steps.slice(-tenth(steps)).map((step) => step.shares))),
      ] as const,
    ].map(([when, each]) => {
      const mean = meanOf(each);
      return [`${arm}, ${when}`, ...parts.map((part) => (part in mean ? share(mean[part]) : '–'))];
    });
  });
  return table(['share of the variance', ...parts], rows);
}

function hasShares({ shares }: Run['steps'][number]): boolean {
  return Object.keys(shares).length > 0;
}

/** What lies within reach of the start, as it was measured before training. */
export function headroomTable(runs: readonly Run[]): string {
  const rows = runs.flatMap(({ task, arm, evaluations }) => {
    const found = evaluations.find(({ step, evaluation }) => step === 0 && evaluation.headroom);
    const { headroom, scenes, split } = found?.evaluation ?? {};
    if (!headroom) return [];
    const cells = ['greedy', 'sample', 'agreed', 'best'].map(
      (name) => headroom[name]?.value.toFixed(3) ?? '–',
    );
    return [[`${task}, ${arm} (${scenes!.length} scenes of ${split})`, ...cells]];
  });
  return table(
    ['mean reward', 'likeliest answer', 'a sample', 'the one the others agree with', 'the best of the group'],
    rows,
  );
}

/** What the questions score without looking, and with. */
export function chanceTable({ moments }: Comparison): string {
  const start = (moments.get('start') ?? moments.get('grpo'))?.[0]?.at.evaluation;
  if (start?.task !== 'reasoning') return '';
  const rows = chance(start.scenes).map((each) => [
    each.question,
    `${each.count}`,
    share(each.chance),
    `${share(each.constantScore)} (${each.constant})`,
  ]);
  return table(['without looking', 'questions', 'chance', 'best constant answer'], rows);
}

/** Questions thought about before they are answered, and answered at once, by what stage 2 starts from. */
export function thinkingTable(scores: readonly ThinkingScore[]): string {
  return table(
    ['', 'chance', 'answer at once', 'think, then answer'],
    scores.map(({ kind, chance, atOnce, thinking }) => [
      kind,
      ...[chance, atOnce, thinking].map((value) => share(value)),
    ]),
  );
}

function meanOf(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const names = [...new Set(all.flatMap((each) => Object.keys(each)))];
  return Object.fromEntries(
    names.map((name) => {
      const values = all.flatMap((each) => each[name] ?? []);
      return [name, values.reduce((sum, value) => sum + value, 0) / values.length];
    }),
  );
}
