/**
 * Gives Node WebGPU through Dawn, where the optional package `webgpu` is installed (132 MB, hence no dependency).
 * To be called before tfjs' WebGPU backend is imported, which looks for `navigator.gpu` once.
 *
 * @returns null, or why there is none
 */
export async function startDawn(): Promise<string | null> {
  // A name that no bundler follows.
  const name = 'webgpu';
  const dawn = await import(/* @vite-ignore */ name).catch(() => null);
  if (!dawn) return 'Node has no WebGPU without the package webgpu: npm install --no-save webgpu@0.6.2';
  Object.assign(globalThis, dawn.globals);
  const gpu: GPU = dawn.create([]);
  Object.defineProperty(globalThis, 'navigator', {
    value: { gpu, userAgent: 'node', hardwareConcurrency: 1 },
    configurable: true,
  });
  return (await gpu.requestAdapter()) ? null : 'Dawn found no graphics adapter: it needs a Vulkan driver';
}
