import type { PartName } from '#rewards';
import type { ScoredRow } from './scoreRow';

const PARTS: readonly PartName[] = ['format', 'frame', 'iou', 'f1', 'answer'];

/** The table's first line. */
export const tableHead = columns('id', 'task', 'reward', 'of', PARTS, 'evaluator');

/** A row as one line of the readable table. */
export function tableRow({ id, task, reward, metrics }: ScoredRow): string {
  const values = PARTS.map((name) => {
    const part = reward.parts.find((candidate) => candidate.name === name);
    return part ? part.value.toFixed(3) : '–';
  });
  return columns(
    String(id),
    task,
    reward.total.toFixed(3),
    String(reward.maximum),
    values,
    evaluated(metrics),
  );
}

function evaluated(metrics: ScoredRow['metrics']): string {
  if ('per_class' in metrics) return `tp ${metrics.tp}  fp ${metrics.fp}  fn ${metrics.fn}`;
  if ('score' in metrics) return `score ${metrics.score.toFixed(2)}`;
  return metrics.iou === null ? '–' : `IoU ${metrics.iou.toFixed(3)}`;
}

function columns(
  id: string,
  task: string,
  reward: string,
  of: string,
  parts: readonly string[],
  metrics: string,
): string {
  const shown = id.length > 24 ? `${id.slice(0, 23)}…` : id;
  const numbers = [reward.padStart(7), of.padStart(4), ...parts.map((part) => part.padStart(7))].join('');
  return `${shown.padEnd(25)}${task.padEnd(10)}${numbers}  ${metrics}`;
}
