import { HEADROOM, headroom, scoreCompletion } from '#rewards';
import { Random } from '#scenes';
import { readPolicy } from '../checkpoint/policyCheckpoint';
import { gumbelNoise } from '../gumbelNoise';
import type { PromptHeadroom, RunConfig } from '../protocol';
import { readRollouts } from '../readRollouts';
import { ResilientEngine } from '../resilient/resilientEngine';
import { drawnBatch } from '../sources/drawnBatch';
import { loadRoom } from './loadRoom';
import type { RunTools } from './openRun';

/** What a run of this configuration could gain, before it is started: each prompt is answered once greedily and `samples` times
 * at random by the policy at its start, and the answers are scored with the run's own weights. Opens an engine for itself and
 * closes it again, so no run may be open on the same backend. */
export async function measureHeadroom(
  config: RunConfig,
  samples: number,
  {
    fetchFile,
    loading,
    openEngine,
    notify,
  }: Pick<RunTools, 'fetchFile' | 'loading' | 'openEngine' | 'notify'>,
): Promise<readonly PromptHeadroom[]> {
  const { grpo, tasks, seed, visual } = config;
  loading('policy', 0);
  const policy = readPolicy(await fetchFile(config.policyUrl), config.policyUrl);
  loading('scene', 1);
  const { scene } = await loadRoom(config.views, fetchFile);
  loading('backend', 2);
  const engine = await ResilientEngine.open(openEngine(policy, false), config.prefer, notify);
  try {
    const answer = async (copies: number, gumbel: ReturnType<typeof gumbelNoise> | null) => {
      const { batch } = drawnBatch([{ scene, tasks }], copies, policy.config, visual);
      const { temperature, topP, maxTokens } = grpo;
      return readRollouts(
        await engine.sample(batch, { temperature, topP, maxTokens, gumbel }),
        tasks,
        copies,
        0,
      );
    };
    const greedy = await answer(1, null);
    const groups = await answer(samples, gumbelNoise(Random.seeded(seed)));
    return tasks.map((task, place) => {
      const texts = groups[place]!.map(({ completion }) => completion);
      const options = { weights: grpo.weights };
      const reached = headroom(task, greedy[place]![0]!.completion, texts, options);
      const first = scoreCompletion(texts[0]!, task, options);
      return {
        task: task.id,
        maximum: first.maximum,
        rewards: texts.map((text) => scoreCompletion(text, task, options).total),
        ...(Object.fromEntries(HEADROOM.map((name, i) => [name, reached[i]!])) as Record<
          (typeof HEADROOM)[number],
          number
        >),
      };
    });
  } finally {
    engine.dispose();
  }
}
