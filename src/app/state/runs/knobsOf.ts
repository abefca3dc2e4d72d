import type { RunRecord } from '#training';
import { defaultKnobs, type Knobs } from '../knobs';
import { aboutStored } from '../runAbout';

/** The knobs as a stored run was started with them. What it does not say keeps the page's own start. */
export function knobsOf(record: RunRecord): Partial<Knobs> {
  const { kind, algorithm, grpo } = aboutStored(record);
  const { weights, warmup: _warmup, maxTokens: _maxTokens, maxGradNorm: _maxGradNorm, ...options } = grpo;
  const visual = (record.data?.visual ?? {}) as Partial<Knobs['visual']>;
  return {
    ...options,
    kind,
    algorithm,
    weights,
    visual: { ...defaultKnobs.visual, ...visual },
    seed: record.seed,
    ...(record.steps !== undefined && { steps: record.steps }),
  };
}
