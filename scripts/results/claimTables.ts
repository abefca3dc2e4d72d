import { relativeGain } from './bootstrapArms';
import type { ArmName, Comparison } from './comparison';
import { percent, points, share, signed, table } from './markdown';
import { CLAIMED, METRICS } from './metrics';
import { paperGain } from './paper';
import type { TaskName } from './run';
import { verdict } from './verdict';

const AGAINST = [
  ['GRPO − SFT continued, equal time', 'grpo at equal time', 'sft-continued at equal time'],
  ['GRPO − SFT continued, equal steps', 'grpo at equal steps', 'sft-continued at equal steps'],
  ['GRPO − start', 'grpo', 'start'],
  ['SFT continued − start', 'sft-continued', 'start'],
] as const satisfies readonly (readonly [string, ArmName, ArmName])[];

/** What each arm reached, its seeds in brackets. */
export function reachedTable(task: TaskName, { arms }: Comparison): string {
  const columns = (['start', 'sft-continued', 'grpo'] as const).filter((arm) => arms.has(arm));
  if (columns.length === 0) return '';
  const rows = metricsOf(task, arms).map((metric) => [
    metric,
    ...columns.map((name) => {
      const { whole, seeds } = arms.get(name)!;
      const each = seeds.length > 1 ? ` (${seeds.map((seed) => share(seed[metric])).join(' ')})` : '';
      return share(whole[metric]) + each;
    }),
  ]);
  return table(['', ...columns.map((name) => TITLES[name])], rows);
}

const TITLES = { start: 'SFT start', 'sft-continued': 'SFT continued', grpo: 'GRPO' } as const;

/** Paired differences with their intervals, whether every seed agrees, and relative gains beside the paper's. */
export function differenceTable(task: TaskName, comparison: Comparison): string {
  const { arms } = comparison;
  const rows = metricsOf(task, arms).flatMap((metric) =>
    AGAINST.flatMap(([title, afterName, beforeName]) => {
      const [after, before] = [arms.get(afterName), arms.get(beforeName)];
      if (!after || !before) return [];
      // Of the single kinds of question only what the claim is about.
      if (!METRICS[task].includes(metric) && title !== AGAINST[0][0] && title !== AGAINST[2][0]) return [];
      const { gain, seeds } = verdict(comparison, metric, afterName, beforeName)!;
      const agreeing = seeds.filter((each) => Math.sign(each) === Math.sign(gain.value));
      const reported = title === 'GRPO − start' ? paperGain(task, metric) : null;
      return [
        [
          `${metric}: ${title}`,
          signed(gain),
          `${agreeing.length} of ${after.seeds.length}`,
          percent(relativeGain(after, before, metric)),
          reported === null ? '' : `${points(reported)} %`,
        ],
      ];
    }),
  );
  return table(['', 'difference', 'seeds with this sign', 'relative', 'the paper'], rows);
}

/** Whether the claim holds, in a sentence each for equal time and equal steps, of each metric that it is about. */
export function verdicts(task: TaskName, comparison: Comparison): string[] {
  return CLAIMED[task].flatMap((metric) => verdictsOf(metric, comparison));
}

function verdictsOf(metric: string, comparison: Comparison): string[] {
  return AGAINST.slice(0, 2).flatMap(([title, after, before]) => {
    const found = verdict(comparison, metric, after, before);
    if (!found) return [];
    const { gain, seeds, holds } = found;
    const equal = title.replace(/.*, /, 'at ');
    const why = [
      gain.low > 0 ? 'the interval lies above 0' : 'the interval does not lie above 0',
      `${seeds.filter((each) => each > 0).length} of ${seeds.length} seeds gain`,
      ...(seeds.length < 3 ? ['fewer than three seeds'] : []),
    ].join(', ');
    return [`${metric} ${equal}: ${signed(gain)}, **${holds ? 'the claim holds' : 'not shown'}** (${why}).`];
  });
}

function metricsOf(task: TaskName, arms: Comparison['arms']): string[] {
  const all = Object.keys([...arms.values()][0]?.whole ?? {});
  return [...METRICS[task], ...all.filter((name) => task === 'reasoning' && !METRICS[task].includes(name))];
}
