import { scoreCompletion, type Task } from '#rewards';
import type { Matching, PredictionDump } from '#scenes';

/** What the `predictions` command says about one dump. */
export interface PredictionSummary {
  readonly format: string;
  readonly source: string;
  readonly rows: number;
  readonly groups: {
    readonly count: number;
    readonly by: string;
    readonly size: number | null;
    readonly evidence: string;
    readonly unsure: boolean;
  };
  readonly matched: number;
  readonly unmatched: readonly { readonly rows: number; readonly reason: string; readonly remedy: string }[];
  readonly policies: readonly PolicySummary[];
  readonly notes: readonly string[];
}

interface PolicySummary {
  readonly name: string;
  readonly rollouts: number;
  /** Means over the rollouts; ours, the most that they could have earned, and the file's own where it has one. */
  readonly reward: number;
  readonly maximum: number;
  readonly rewardInFile: number | null;
}

export function summarisePredictions(
  dump: PredictionDump,
  { grouping, matched, unmatched, policies, rollouts, notes }: Matching,
  tasks: readonly Task[],
): PredictionSummary {
  const taskOf = new Map(tasks.map((task) => [task.id, task]));
  const { groups, by, size, evidence, unsure } = grouping;
  return {
    format: dump.format,
    source: dump.source,
    rows: dump.rows.length,
    groups: { count: groups.length, by, size, evidence, unsure },
    matched,
    unmatched: unmatched.map(({ reason, remedy, rows }) => ({ rows: rows.length, reason, remedy })),
    policies: policies.flatMap(({ name }): PolicySummary[] => {
      const own = rollouts.filter(({ policy }) => policy === name);
      if (own.length === 0) return [];
      const results = own.map(({ completion, task }) => scoreCompletion(completion, taskOf.get(task)!));
      const given = own.flatMap(({ given: { reward } }) => (reward === undefined ? [] : [reward]));
      return [
        {
          name,
          rollouts: own.length,
          reward: mean(results.map(({ total }) => total)),
          maximum: mean(results.map(({ maximum }) => maximum)),
          rewardInFile: given.length === own.length ? mean(given) : null,
        },
      ];
    }),
    notes,
  };
}

/** As lines of text. */
export function describePredictions(summary: PredictionSummary): string[] {
  const { format, source, rows, groups, matched, unmatched, policies, notes } = summary;
  const size = groups.size === null ? 'different sizes' : `${groups.size}`;
  return [
    `${source}: ${rows} completions (${format}) in ${groups.count} groups of ${size}${groups.unsure ? ', unsure' : ''}`,
    `  ${groups.evidence}`,
    `  ${matched} belong to a task, ${rows - matched} do not`,
    ...unmatched.map(({ rows, reason, remedy }) => `  ${rows} rows: ${reason}. ${remedy}`),
    ...policies.map(({ name, rollouts, reward, maximum, rewardInFile }) => {
      const other = rewardInFile === null ? '' : `, ${rewardInFile.toFixed(3)} in the file`;
      return `  ${name}: ${rollouts} rollouts, mean reward ${reward.toFixed(3)} of ${maximum.toFixed(2)}${other}`;
    }),
    ...notes.map((note) => `  Note: ${note}`),
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
