import { relativeGain } from './bootstrapArms';
import type { ArmName, Comparison } from './comparison';
import { percent, points, share, signed, table } from './markdown';
import { CLAIMED } from './metrics';
import { paperGain } from './paper';
import type { TaskName } from './run';
import { verdict } from './verdict';

/** GRPO on one reward, beside its controls. */
export interface Contest {
  readonly task: TaskName;
  /** Where the page tells of it. */
  readonly section: string;
  /** `the paper's`, or what is otherwise. */
  readonly reward: string;
  /** Whether the policy was shown them. */
  readonly points: boolean;
  readonly comparison: Comparison;
}

/** A row a contest and metric that the claim is about: whether GRPO is above imitation continued, and how far both came. */
export function summaryTable(contests: readonly Contest[]): string {
  const rows = contests.flatMap(({ task, section, reward, points: seen, comparison }) =>
    CLAIMED[task].map((metric) => {
      const reached = (arm: ArmName) => share(comparison.arms.get(arm)?.whole[metric]);
      const against = (moment: 'time' | 'steps') => {
        const found = verdict(
          comparison,
          metric,
          `grpo at equal ${moment}`,
          `sft-continued at equal ${moment}`,
        );
        return found ? `${signed(found.gain)} ${found.holds ? '**holds**' : 'not shown'}` : 'not run';
      };
      const [grpo, start] = [comparison.arms.get('grpo'), comparison.arms.get('start')];
      const reported = paperGain(task, metric, seen);
      return [
        `[${section}](#${section
          .toLowerCase()
          .replace(/[^a-z0-9 -]/g, '')
          .replaceAll(' ', '-')}), ${metric}`,
        seen ? reward : `${reward}, no points`,
        ...[reached('start'), reached('sft-continued'), reached('grpo'), against('time'), against('steps')],
        grpo && start ? percent(relativeGain(grpo, start, metric)) : '–',
        reported === null ? '–' : `${points(reported)} %`,
      ];
    }),
  );
  if (rows.length === 0) return '';
  const head = ['reward', 'start', 'SFT continued', 'GRPO', 'GRPO − SFT, equal time', 'equal steps'];
  return table(['', ...head, 'GRPO over the start', 'the paper'], rows);
}
