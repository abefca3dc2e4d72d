import { scoreCompletion, type Task } from '#rewards';
import type { AnnotatedViews, Random } from '#scenes';
import {
  gumbelNoise,
  type PolicyConfig,
  preparePrompts,
  readRollouts,
  type TfEngine,
} from '#training/headless';

/** Rewards of `samples` fresh completions of each task, [P][samples], from the policy as it is. */
export async function measure(
  engine: Pick<TfEngine, 'sample'>,
  config: PolicyConfig,
  scene: Pick<AnnotatedViews, 'views' | 'clipFrames'>,
  tasks: readonly Task[],
  samples: number,
  options: { readonly temperature: number; readonly maxTokens: number; readonly random: Random },
): Promise<number[][]> {
  const batch = preparePrompts(scene, tasks, samples, config);
  const drawn = await engine.sample(batch, { ...options, gumbel: gumbelNoise(options.random) });
  return readRollouts(drawn, tasks, samples, 0).map((rollouts, g) =>
    rollouts.map((rollout) => scoreCompletion(rollout.completion, tasks[g]!).total),
  );
}
