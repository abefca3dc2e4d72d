import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { BackendName } from './protocol';
import { env, ready, setBackend } from './tf';

export interface ChosenBackend {
  readonly backend: BackendName;
  /** Why the preferred backend is not in use; null where it is. */
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
    note = await webgpuFault();
    if (!note) {
      const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
      if (await setBackend('webgpu')) {
        await ready();
        const { backend } = await import('@tensorflow/tfjs-core');
        const current = backend();
        if (current instanceof WebGPUBackend) {
          current.device.addEventListener('uncapturederror', (event) => onGpuError(event.error.message));
        }
        return { backend: 'webgpu', note: null };
      }
      note = 'WebGPU could not be started here';
    }
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

/** Why there is no WebGPU here, or null where there is. tfjs fails oddly without an adapter (tfjs #8065), so ask first. */
async function webgpuFault(): Promise<string | null> {
  if (!('gpu' in navigator) || !navigator.gpu) return 'This browser has no WebGPU';
  const adapter = await navigator.gpu.requestAdapter().catch(() => null);
  return adapter ? null : 'This browser has WebGPU but no graphics adapter for it';
}
