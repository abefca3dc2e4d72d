import { profiler } from '@jax-js/jax';
import { profile } from '@tensorflow/tfjs-core';

/** Runs something and says how many kernels it started. */
type Counter = (run: () => Promise<unknown>) => Promise<number>;

/** tfjs kernels that only give a tensor another shape or name. */
const VIEWS = new Set(['Reshape', 'Identity', 'ExpandDims']);

/** Ways to count what an engine starts: dispatches of the GPU, or kernels of a library on the CPU. */
export const dispatchCounters: Readonly<Record<'webgpu' | 'tfjs' | 'jax-js', Counter>> = {
  webgpu: (run) => calls(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', run),

  tfjs: async (run) => {
    const { kernels } = await profile(async () => {
      await run();
      return [];
    });
    return kernels.filter(({ name }) => !VIEWS.has(name)).length;
  },

  // While jax-js traces, each kernel that it runs is an entry of the performance timeline.
  'jax-js': async (run) => {
    profiler.startTrace();
    try {
      return await calls(performance, 'measure', run);
    } finally {
      profiler.stopTrace();
    }
  },
};

/** How often `run` calls a method of `owner`. */
async function calls<Name extends string, Owner extends Record<Name, (...args: never[]) => unknown>>(
  owner: Owner,
  name: Name,
  run: () => Promise<unknown>,
): Promise<number> {
  const original = owner[name];
  let count = 0;
  owner[name] = function (this: unknown, ...args: never[]) {
    count += 1;
    return original.apply(this, args);
  } as Owner[Name];
  try {
    await run();
  } finally {
    owner[name] = original;
  }
  return count;
}
