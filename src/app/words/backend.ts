import type { BackendName } from '#training';

export const backendTitles: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WASM',
  cpu: 'CPU',
};

/** What each backend means for the user. */
export const backendWords: Readonly<Record<BackendName, string>> = {
  webgpu:
    'The policy runs on the graphics processor through WebGPU, in a worker of its own, so the page stays quick',
  wasm: 'The policy runs on the processor through WebAssembly, in a worker of its own: the same numbers as on a graphics processor, some times slower',
  cpu: 'The policy runs on the processor in plain JavaScript: the same numbers, many times slower. A browser with WebAssembly would help',
};
