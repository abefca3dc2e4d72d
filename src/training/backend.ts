import { BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { BackendFault } from './backendFault';
import type { BackendName } from './protocol';
import {
  backend,
  env,
  findBackend,
  findBackendFactory,
  ready,
  registerBackend,
  removeBackend,
  setBackend,
} from './tf';

export interface ChosenBackend {
  readonly backend: BackendName;
  /** Why a better backend is not in use, or what to know of this one; null where there is nothing to say. */
  readonly note: string | null;
}

/** Where the WASM backend finds its binaries: one address each, or a folder with a trailing slash (Node). */
export type WasmPaths = Parameters<typeof setWasmPaths>[0];

/**
 * Sets the preferred backend, or the next best that works here: WebGPU, then WASM, then plain CPU.
 *
 * @param onFault hears of what no call throws: a lost device, and GPU errors, after which tfjs itself reads stale memory
 */
export async function chooseBackend(
  prefer: BackendName,
  wasmPaths: WasmPaths,
  onFault: (fault: BackendFault) => void,
): Promise<ChosenBackend> {
  let note: string | null = null;
  if (prefer === 'webgpu') {
    const gpu = await startWebGpu(onFault);
    if (gpu.started) return { backend: 'webgpu', note: gpu.note };
    note = gpu.note;
  }
  if (prefer !== 'cpu') {
    // Threads break in a bundled worker and are slower besides (measured: reference/tfjs-webgpu.md §2).
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths(wasmPaths);
    if (await setBackend('wasm')) {
      await ready();
      refuseFailedAllocations();
      return { backend: 'wasm', note };
    }
    note = 'Neither WebGPU nor WASM could be started here';
  }
  await import('@tensorflow/tfjs-backend-cpu');
  await setBackend('cpu');
  await ready();
  return { backend: 'cpu', note };
}

/** Throws a backend away with all its tensors; it can be chosen again, and then starts anew. */
export function dropBackend(name: BackendName): void {
  const factory = findBackendFactory(name);
  const dropped = findBackend(name);
  if (!factory || !dropped) return;
  try {
    dropped.dispose();
  } catch {
    // An aborted WebAssembly module can't even be cleared; it goes with its memory.
  }
  dropped.dispose = () => {};
  removeBackend(name);
  registerBackend(name, factory);
}

async function startWebGpu(
  onFault: (fault: BackendFault) => void,
): Promise<{ readonly started: boolean; readonly note: string | null }> {
  // tfjs fails oddly where there is no adapter (tfjs #8065), so ask first.
  if (!('gpu' in navigator) || !navigator.gpu) return { started: false, note: 'This browser has no WebGPU' };
  const adapter = await navigator.gpu.requestAdapter().catch(() => null);
  if (!adapter) return { started: false, note: 'This browser has WebGPU but no graphics adapter for it' };
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  if (!(await setBackend('webgpu'))) return { started: false, note: 'WebGPU could not be started here' };
  await ready();
  const current = backend();
  if (current instanceof WebGPUBackend) {
    const { device } = current;
    device.addEventListener('uncapturederror', ({ error }) =>
      onFault({ kind: error instanceof GPUOutOfMemoryError ? 'memory' : 'device', message: error.message }),
    );
    device.lost.then(({ message, reason }) =>
      onFault({ kind: 'device', message: message || `The graphics device was lost (${reason})` }),
    );
  }
  const software = adapter.info.isFallbackAdapter ?? false;
  return { started: true, note: software ? 'This adapter is software: WASM is much quicker here' : null };
}

/** Where WebAssembly has no memory left its `malloc` returns 0, and tfjs writes there, over whatever it holds. */
function refuseFailedAllocations(): void {
  const current = backend();
  if (!(current instanceof BackendWasm)) return;
  // The type of tfjs' module leaves Emscripten's own functions out.
  const wasm = current.wasm as unknown as { _malloc: (bytes: number) => number };
  // Emscripten's first call puts the real function in its own place.
  wasm._malloc(1);
  const allocate = wasm._malloc;
  wasm._malloc = (bytes: number) => {
    const at = allocate(bytes);
    if (at === 0 && bytes > 0) throw new RangeError(`Out of memory: ${bytes} bytes could not be had`);
    return at;
  };
}
