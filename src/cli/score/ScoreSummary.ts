import {
  categories8,
  categories20,
  categories31,
  type DetectionCounts,
  GroundingAccuracy,
  PooledDetection,
  type Task,
  VsiBench,
} from '#rewards';
import type { ScoredRow } from './scoreRow';

/** The running totals of a file: mean reward by task and part, and the benchmarks' own scores. Constant memory. */
export class ScoreSummary {
  private readonly rewards = new Map<string, Map<string, { sum: number; of: number; count: number }>>();
  private readonly detection = new PooledDetection(categories31);
  private readonly grounding = new GroundingAccuracy();
  private readonly reasoning = new VsiBench();

  add(task: Task, { reward, metrics }: ScoredRow): void {
    const parts = this.rewards.get(task.kind) ?? new Map();
    this.rewards.set(task.kind, parts);
    const add = (name: string, value: number, of: number) => {
      const sum = parts.get(name) ?? { sum: 0, of: 0, count: 0 };
      parts.set(name, { sum: sum.sum + value, of: sum.of + of, count: sum.count + 1 });
    };
    add('reward', reward.total, reward.maximum);
    for (const part of reward.parts) add(part.name, part.value, part.maximum);
    if ('per_class' in metrics) this.detection.add(metrics as DetectionCounts);
    else if ('score' in metrics && task.kind === 'reasoning')
      this.reasoning.add(task.question, metrics.score);
    else if ('iou' in metrics && metrics.iou !== null) this.grounding.add(metrics.iou);
  }

  /** As lines of text. */
  lines(): string[] {
    const lines: string[] = [];
    for (const [task, parts] of this.rewards) {
      const means = [...parts].map(([name, { sum, of, count }]) =>
        name === 'reward'
          ? `mean reward ${fixed(sum / count)} of ${short(of / count)}`
          : `${name} ${fixed(sum / count)}`,
      );
      lines.push(`${task.padEnd(10)} ${parts.get('reward')?.count} rows   ${means.join('   ')}`);
    }
    if (this.rewards.has('detection'))
      for (const [name, list] of [
        ['8', categories8],
        ['20', categories20],
        ['31', categories31],
      ] as const) {
        const { precision, recall, f1 } = this.detection.mean(list);
        lines.push(
          `VG-LLM, ${name} categories @0.25: precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}`,
        );
      }
    if (this.grounding.count > 0) {
      const { at25, at50 } = this.grounding.accuracy;
      lines.push(`ScanRefer: Acc@0.25 ${percent(at25)}, Acc@0.5 ${percent(at50)}`);
    }
    if (this.rewards.has('reasoning')) {
      const means = [...this.reasoning.means].map(([question, mean]) => `${question} ${percent(mean)}`);
      lines.push(`VSI-Bench: overall ${percent(this.reasoning.overall)} (${means.join(', ')})`);
    }
    return lines;
  }
}

function fixed(value: number): string {
  return value.toFixed(3);
}

function short(value: number): string {
  return String(Number(value.toFixed(2)));
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
