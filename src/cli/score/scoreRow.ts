import {
  type CompletionMetrics,
  evaluateCompletion,
  type Protocol,
  protocolOptions,
  type RewardResult,
  scoreCompletion,
  type Task,
} from '#rewards';
import type { Row } from './parseRow';

/** One row of the output. */
export interface ScoredRow {
  readonly id: string | number;
  readonly task: Task['kind'];
  readonly reward: Omit<RewardResult, 'prediction'>;
  /** What the public evaluator makes of it, whatever the protocol. */
  readonly metrics: CompletionMetrics;
}

export function scoreRow({ id, completion, task, euler }: Row, protocol: Protocol): ScoredRow {
  const { total, maximum, parts, ledger, issues } = scoreCompletion(completion, task, {
    ...protocolOptions[protocol],
    euler,
  });
  return {
    id,
    task: task.kind,
    reward: { total, maximum, parts, ledger, issues },
    metrics: evaluateCompletion(completion, task, { euler }),
  };
}
