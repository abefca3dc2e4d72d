import { scoreCompletion, type Task } from '#rewards';
import type { AnnotatedViews, Random, TokenOptions } from '#scenes';
import {
  type Engine,
  gumbelNoise,
  type PolicyConfig,
  preparePrompts,
  readRollouts,
} from '#training/headless';

export interface MeasureOptions {
  /** Fresh completions of each task. */
  readonly samples: number;
  readonly temperature: number;
  readonly maxTokens: number;
  readonly tokens: TokenOptions;
  readonly random: Random;
}

/** Rewards of fresh completions of each task, [P][samples], from the policy as it is. */
export async function measure(
  engine: Pick<Engine, 'sample'>,
  config: PolicyConfig,
  scene: Pick<AnnotatedViews, 'views' | 'clipFrames'>,
  tasks: readonly Task[],
  { samples, temperature, maxTokens, tokens, random }: MeasureOptions,
): Promise<number[][]> {
  const batch = preparePrompts(scene, tasks, samples, config, tokens);
  const drawn = await engine.sample(batch, { temperature, topP: 1, maxTokens, gumbel: gumbelNoise(random) });
  return readRollouts(drawn, tasks, samples, 0).map((rollouts, g) =>
    rollouts.map((rollout) => scoreCompletion(rollout.completion, tasks[g]!).total),
  );
}
