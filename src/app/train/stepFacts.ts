import type { RunConfig, StepMetrics } from '#training';
import { count, duration, fixed, short, signed } from '../words/numbers';

/** A figure of a step, and what it means; null where it says nothing in this run. */
export interface Fact {
  readonly name: string;
  readonly value: string | null;
  readonly means: string;
}

export function stepFacts(metrics: StepMetrics, { grpo, tasks }: RunConfig): readonly Fact[] {
  const onPolicy = grpo.innerSteps === 1;
  const flat = Math.round(metrics.flatGroups * tasks.length);
  return [
    {
      name: 'Spread in group',
      value: fixed(metrics.rewardStd, 3),
      means:
        flat > 0 ? `${flat} of ${count(tasks.length, 'group', 'groups')} all equal` : 'no group all equal',
    },
    {
      name: 'Loss',
      value: metrics.loss === undefined ? null : signed(metrics.loss, 4),
      means: metrics.loss === undefined ? 'nothing learnt yet' : 'its gradient is what counts',
    },
    {
      name: 'Gradient norm',
      value: metrics.gradNorm === undefined ? null : fixed(metrics.gradNorm, 3),
      means:
        metrics.gradNorm === undefined
          ? 'nothing learnt yet'
          : `scaled down above ${short(grpo.maxGradNorm)}`,
    },
    { name: 'Entropy', value: fixed(metrics.entropy, 2), means: 'nats a token' },
    {
      name: 'KL to start',
      value: null,
      means: grpo.beta === 0 ? 'no KL term, β is 0' : 'in the loss, not measured',
    },
    {
      name: 'Clip fraction',
      value: null,
      means: onPolicy ? 'on-policy: nothing to clip' : 'not measured',
    },
    { name: 'Answer length', value: fixed(metrics.length, 1), means: `tokens, at most ${grpo.maxTokens}` },
    {
      name: 'Step time',
      value: duration(metrics.sampleSeconds + metrics.updateSeconds),
      means: `${duration(metrics.sampleSeconds)} of it sampling`,
    },
    { name: 'Speed', value: fixed(metrics.tokensPerSecond, 0), means: 'tokens a second, all told' },
  ];
}
