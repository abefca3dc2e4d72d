import { difference, relativeGain } from './bootstrapArms';
import type { ArmName, Comparison } from './comparison';
import { percent, points, share, signed, table } from './markdown';
import { CLAIMED, METRICS } from './metrics';
import { paperGain } from './paper';
import type { TaskName } from './run';

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
export function differenceTable(task: TaskName, { arms }: Comparison): string {
  const rows = metricsOf(task, arms).flatMap((metric) =>
    AGAINST.flatMap(([title, afterName, beforeName]) => {
      const [after, before] = [arms.get(afterName), arms.get(beforeName)];
      if (!after || !before) return [];
      // Of the single kinds of question only what the claim is about.
      if (!METRICS[task].includes(metric) && title !== AGAINST[0][0] && title !== AGAINST[2][0]) return [];
      const gain = difference(after, before, metric);
      const agreeing = seedGains(arms, afterName, beforeName, metric).filter(
        (each) => Math.sign(each) === Math.sign(gain.value),
      );
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

function verdictsOf(metric: string, { arms }: Comparison): string[] {
  return AGAINST.slice(0, 2).flatMap(([title, afterName, beforeName]) => {
    const [after, before] = [arms.get(afterName), arms.get(beforeName)];
    if (!after || !before) return [];
    const gain = difference(after, before, metric);
    const seeds = seedGains(arms, afterName, beforeName, metric);
    const holds = gain.low > 0 && seeds.length >= 3 && seeds.every((each) => each > 0);
    const equal = title.replace(/.*, /, 'at ');
    const why = [
      gain.low > 0 ? 'the interval lies above 0' : 'the interval does not lie above 0',
      `${seeds.filter((each) => each > 0).length} of ${seeds.length} seeds gain`,
      ...(seeds.length < 3 ? ['fewer than three seeds'] : []),
    ].join(', ');
    return [`${metric} ${equal}: ${signed(gain)}, **${holds ? 'the claim holds' : 'not shown'}** (${why}).`];
  });
}

/** Each seed's difference: to the same place of the other arm where both have as many seeds, else to its mean. */
function seedGains(
  arms: Comparison['arms'],
  afterName: ArmName,
  beforeName: ArmName,
  metric: string,
): number[] {
  const [after, before] = [arms.get(afterName)!, arms.get(beforeName)!];
  const paired = after.seeds.length === before.seeds.length;
  return after.seeds.map(
    (seed, i) => (seed[metric] ?? 0) - ((paired ? before.seeds[i]! : before.whole)[metric] ?? 0),
  );
}

function metricsOf(task: TaskName, arms: Comparison['arms']): string[] {
  const all = Object.keys([...arms.values()][0]?.whole ?? {});
  return [...METRICS[task], ...all.filter((name) => task === 'reasoning' && !METRICS[task].includes(name))];
}
