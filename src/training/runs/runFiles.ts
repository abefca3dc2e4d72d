/** The files of a run folder, by step. */
export const runFiles = {
  record: 'run.json',
  /** One `StepMetrics` a line, from step 0 on. */
  metrics: 'metrics.jsonl',
  /** Points at the newest state; written last. */
  latest: 'latest.json',
  rollouts: (step: number) => `rollouts/${numbered(step)}.jsonl`,
  /** Parameters. A name instead of a step: a state that is kept. */
  checkpoint: (state: number | string) => `checkpoints/${numbered(state)}.safetensors`,
  /** Moments of AdamW, beside the parameters. */
  optimiser: (state: number | string) => `checkpoints/${numbered(state)}.optimiser.safetensors`,
  /** The step in the name of a checkpoint or of rollouts; null for another file. */
  stepOf(name: string): number | null {
    const match = /^(?:rollouts|checkpoints)\/(\d{6,})\.(?:jsonl|safetensors)$/.exec(name);
    return match ? Number(match[1]) : null;
  },
} as const;

function numbered(state: number | string): string {
  return typeof state === 'number' ? String(state).padStart(6, '0') : state;
}
