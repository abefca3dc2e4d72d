import type { ShownFrame, Task } from '#rewards';
import { type AnnotatedViews, type TokenOptions, visualTokens } from '#scenes';
import type { PromptBatch } from './engine';
import type { PolicyConfig } from './policy/policyConfig';
import { promptLengthFor } from './promptLengthFor';
import { promptTokens } from './promptTokens';

/** Tasks of one scene → a batch in which every prompt stands `groupSize` times, neighbours. Tasks that show the same
 * frames share one encoding of them; otherwise each task has its own. */
export function preparePrompts(
  scene: Pick<AnnotatedViews, 'views' | 'clipFrames'>,
  tasks: readonly Task[],
  groupSize: number,
  config: PolicyConfig,
  options?: TokenOptions,
): PromptBatch {
  const first = tasks[0];
  if (!first) throw new Error('There is nothing to train on: choose at least one prompt');
  const frames = first.frames.length;
  const odd = tasks.find((task) => task.frames.length !== frames);
  if (odd)
    throw new Error(
      `Task "${odd.id}" shows ${odd.frames.length} frames, "${first.id}" ${frames}: train them apart`,
    );
  const shared = tasks.every((task) => task.frames.join() === first.frames.join());

  const shows = (shared ? [first] : tasks).map((task) => {
    const views = task.frames.map((frame) => {
      const index = scene.clipFrames.indexOf(frame);
      if (index < 0)
        throw new Error(`Task "${task.id}" shows frame ${frame}, which the scene has no depth for`);
      return index as ShownFrame;
    });
    return visualTokens(scene.views, views, options);
  });
  const promptLength = promptLengthFor(first.kind, config);
  const ids = tasks.map((task) => promptTokens(task.prompt, promptLength));
  const prompts = new Int32Array(tasks.length * groupSize * promptLength);
  for (const [g, prompt] of ids.entries())
    for (let i = 0; i < groupSize; i++) prompts.set(prompt, (g * groupSize + i) * promptLength);
  return {
    scenes: shows.length,
    frames,
    visual: joined(shows.map((show) => show.features)),
    poses: joined(shows.map((show) => show.poses)),
    sequences: tasks.length * groupSize,
    promptLength,
    prompts,
  };
}

function joined(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(arrays.reduce((length, array) => length + array.length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}
