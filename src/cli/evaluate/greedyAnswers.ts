import type { Task } from '#rewards';
import { type PolicyConfig, preparePrompts, readRollouts, type TfEngine } from '#training/headless';
import type { EvaluatedScene } from './evaluatedScene';

/** So many prompts are answered at once: enough to keep WASM busy, few enough to fit its memory. */
const BATCH = 64;

/** The policy's likeliest completion of every task, a list per scene. Tasks of one number of frames are answered together.
 * @param onProgress hears how many of all tasks are answered */
export async function greedyAnswers(
  engine: Pick<TfEngine, 'sample'>,
  config: PolicyConfig,
  scenes: readonly EvaluatedScene[],
  onProgress: (done: number, count: number) => void,
): Promise<string[][]> {
  const asked = scenes.flatMap(({ views, tasks }, scene) =>
    tasks.map((task, place) => ({ views, task, scene, place })),
  );
  const byFrames = new Map<number, typeof asked>();
  for (const one of asked) {
    const frames = one.task.frames.length;
    byFrames.set(frames, [...(byFrames.get(frames) ?? []), one]);
  }
  const answers = scenes.map(({ tasks }) => new Array<string>(tasks.length));
  let done = 0;
  for (const group of byFrames.values()) {
    for (let at = 0; at < group.length; at += BATCH) {
      const batch = group.slice(at, at + BATCH);
      const texts = await completions(engine, config, batch);
      texts.forEach((text, i) => {
        answers[batch[i]!.scene]![batch[i]!.place] = text;
      });
      done += batch.length;
      onProgress(done, asked.length);
    }
  }
  return answers;
}

async function completions(
  engine: Pick<TfEngine, 'sample'>,
  config: PolicyConfig,
  batch: readonly { readonly views: EvaluatedScene['views']; readonly task: Task }[],
): Promise<string[]> {
  const prompts = batch.map(({ views, task }) => preparePrompts(views, [task], 1, config));
  const samples = await engine.sample(
    {
      scenes: batch.length,
      frames: prompts[0]!.frames,
      visual: Float32Array.from(prompts.flatMap(({ visual }) => [...visual])),
      poses: Float32Array.from(prompts.flatMap(({ poses }) => [...poses])),
      sequences: batch.length,
      prompts: Int32Array.from(prompts.flatMap((prompt) => [...prompt.prompts])),
    },
    { temperature: 1, maxTokens: config.maxLength - config.promptLength, gumbel: null },
  );
  const tasks = batch.map(({ task }) => task);
  return readRollouts(samples, tasks, 1, 0).map(([rollout]) => rollout!.completion);
}
