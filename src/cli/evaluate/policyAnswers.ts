import type { Task } from '#rewards';
import type { Random } from '#scenes';
import {
  gumbelNoise,
  type PolicyConfig,
  preparePrompts,
  readRollouts,
  type TfEngine,
} from '#training/headless';
import type { EvaluatedScene } from './evaluatedScene';

/** So many sequences are written at once: enough to keep WASM busy, few enough to fit its memory. */
const BATCH = 64;

/** How answers are drawn: the likeliest one, or a group of samples. */
export type Decoding =
  | { readonly kind: 'greedy' }
  | {
      readonly kind: 'sample';
      readonly group: number;
      readonly temperature: number;
      readonly random: Random;
    };

interface Asked {
  readonly views: EvaluatedScene['views'];
  readonly task: Task;
}

/** A policy's completions of every task, `[scenes][tasks][group]`; greedy ones have groups of one.
 * @param onProgress hears how many of all tasks are answered */
export async function policyAnswers(
  engine: Pick<TfEngine, 'sample'>,
  config: PolicyConfig,
  scenes: readonly EvaluatedScene[],
  decoding: Decoding,
  onProgress: (done: number, count: number) => void = () => {},
): Promise<string[][][]> {
  const answers = scenes.map(({ tasks }) => new Array<string[]>(tasks.length));
  const asked = scenes.flatMap(({ views, tasks }, scene) =>
    tasks.map((task, place) => ({ views, task, scene, place })),
  );
  // only tasks of as many frames fit one batch
  asked.sort((a, b) => a.task.frames.length - b.task.frames.length);
  const most = Math.ceil(BATCH / (decoding.kind === 'greedy' ? 1 : decoding.group));
  for (let at = 0; at < asked.length; ) {
    const frames = asked[at]!.task.frames.length;
    const batch = asked.slice(at, at + most).filter(({ task }) => task.frames.length === frames);
    const groups = await complete(engine, config, batch, decoding);
    groups.forEach((group, i) => {
      answers[batch[i]!.scene]![batch[i]!.place] = group;
    });
    at += batch.length;
    onProgress(at, asked.length);
  }
  return answers;
}

async function complete(
  engine: Pick<TfEngine, 'sample'>,
  config: PolicyConfig,
  batch: readonly Asked[],
  decoding: Decoding,
): Promise<string[][]> {
  const greedy = decoding.kind === 'greedy';
  const group = greedy ? 1 : decoding.group;
  const prompts = batch.map(({ views, task }) => preparePrompts(views, [task], group, config));
  const samples = await engine.sample(
    {
      scenes: batch.length,
      frames: prompts[0]!.frames,
      visual: Float32Array.from(prompts.flatMap(({ visual }) => [...visual])),
      poses: Float32Array.from(prompts.flatMap(({ poses }) => [...poses])),
      sequences: batch.length * group,
      prompts: Int32Array.from(prompts.flatMap((prompt) => [...prompt.prompts])),
    },
    {
      temperature: greedy ? 1 : decoding.temperature,
      maxTokens: config.maxLength - config.promptLength,
      gumbel: greedy ? null : gumbelNoise(decoding.random),
    },
  );
  const tasks = batch.map(({ task }) => task);
  return readRollouts(samples, tasks, group, 0).map((rollouts) =>
    rollouts.map(({ completion }) => completion),
  );
}
