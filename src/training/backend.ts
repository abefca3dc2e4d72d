import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { BackendName } from './protocol';
import { backend, env, ready, setBackend } from './tf';

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
 * @param onGpuError hears of GPU validation errors, which tfjs itself swallows and then reads stale memory
 */
export async function chooseBackend(
  prefer: BackendName,
  wasmPaths: WasmPaths,
  onGpuError: (message: string) => void,
): Promise<ChosenBackend> {
  let note: string | null = null;
  if (prefer === 'webgpu') {
    const gpu = await startWebGpu(onGpuError);
    if (gpu.started) return { backend: 'webgpu', note: gpu.note };
    note = gpu.note;
  }
  if (prefer !== 'cpu') {
    // Threads break in a bundled worker and are slower besides (measured: reference/tfjs-webgpu.md §2).
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths(wasmPaths);
    if (await setBackend('wasm')) {
      await ready();
      return { backend: 'wasm', note };
    }
    note = 'Neither WebGPU nor WASM could be started here';
  }
  await import('@tensorflow/tfjs-backend-cpu');
  await setBackend('cpu');
  await ready();
  return { backend: 'cpu', note };
}

async function startWebGpu(
  onGpuError: (message: string) => void,
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
    current.device.addEventListener('uncapturederror', (event) => onGpuError(event.error.message));
  }
  const software = adapter.info.isFallbackAdapter ?? false;
  return { started: true, note: software ? 'This adapter is software: WASM is much quicker here' : null };
}
