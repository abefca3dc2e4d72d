import type { StepMetrics } from '#training';
import type { RunAbout } from '../../state/runAbout';
import { count, duration, fixed, percent, scientific, short, signed } from '../../words/numbers';

/** A figure of a step, and what it means; null where it says nothing in this run. */
export interface Fact {
  readonly name: string;
  readonly value: string | null;
  readonly means: string;
  /** Worth a look: something here limits what the run can learn. */
  readonly look?: boolean;
}

/** From this share of cut-off answers on the limit decides what is learnt. */
const MANY = 0.1;

export function stepFacts(metrics: StepMetrics, { grpo, prompts }: RunAbout): readonly Fact[] {
  const { loss, gradNorm, rewardStd, entropy, clipFraction, kl, truncated } = metrics;
  const sampled = metrics.reward !== null;
  const flat = metrics.flatGroups;
  const none = sampled ? 'nothing learnt yet' : 'nothing is sampled';
  return [
    {
      name: 'Spread in group',
      value: rewardStd === null ? null : fixed(rewardStd, 3),
      means: !sampled
        ? none
        : flat === 0
          ? 'no group all equal'
          : `${prompts ? `${Math.round(flat * prompts)} of ${count(prompts, 'group', 'groups')}` : `${percent(flat)} of groups`} all equal`,
      look: sampled && flat === 1,
    },
    {
      name: 'Loss',
      value: loss === undefined ? null : sampled ? signed(loss, 4) : fixed(loss, 4),
      means: loss === undefined ? none : sampled ? 'its gradient counts' : 'nats a token',
    },
    {
      name: 'Gradient norm',
      value: gradNorm === undefined ? null : fixed(gradNorm, 3),
      means: gradNorm === undefined ? 'nothing learnt yet' : `scaled down above ${short(grpo.maxGradNorm)}`,
    },
    {
      name: 'Learn rate',
      value: metrics.learningRate > 0 ? scientific(metrics.learningRate) : null,
      means:
        metrics.learningRate > 0
          ? metrics.step < grpo.warmup
            ? `warming up for ${grpo.warmup} steps`
            : 'after warm-up'
          : 'nothing learnt yet',
    },
    {
      name: 'Entropy',
      value: entropy === null ? null : fixed(entropy, 2),
      means: entropy === null ? none : 'nats a token',
    },
    {
      name: 'KL to start',
      value: kl === null ? null : fixed(kl, 4),
      means: grpo.beta === 0 ? 'no reference: β is 0' : kl === null ? none : 'nats a token, k3 estimate',
    },
    {
      name: 'Clip fraction',
      value: clipFraction && `${percent(clipFraction.low)}, ${percent(clipFraction.high)}`,
      means: clipFraction
        ? 'of tokens, stopped falling, rising'
        : sampled && grpo.innerSteps === 1
          ? 'not applicable: on-policy'
          : none,
    },
    {
      name: 'Cut off',
      value: sampled ? percent(truncated) : null,
      means: sampled ? `of answers, at ${grpo.maxTokens} tokens` : none,
      look: sampled && truncated > MANY,
    },
    {
      name: 'Answer length',
      value: known(metrics.length, (length) => fixed(length, 1)),
      means: `tokens, at most ${grpo.maxTokens}`,
    },
    {
      name: 'Step time',
      value: known(metrics.sampleSeconds + metrics.updateSeconds, duration),
      means: !sampled
        ? 'one update'
        : (known(metrics.sampleSeconds, (seconds) => `${duration(seconds)} of it sampling`) ??
          'not measured'),
    },
    {
      name: 'Speed',
      value: known(metrics.tokensPerSecond, (speed) => fixed(speed, 0)),
      means: 'tokens a second, all told',
    },
  ];
}

/** Null where the run doesn't say. */
function known(value: number, write: (value: number) => string): string | null {
  return Number.isFinite(value) ? write(value) : null;
}
