import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { type BackendName, chooseBackend } from '#training/headless';
import { benchSteps, type StepTimes } from './benchSteps';

declare global {
  interface Window {
    benchGrpo: (
      backend: BackendName,
      times: number,
    ) => Promise<{ backend: BackendName; steps: StepTimes; adapter: string }>;
  }
}

// The page that `stepInChromium` drives.
window.benchGrpo = async (prefer, times) => {
  const paths = {
    'tfjs-backend-wasm.wasm': wasmUrl,
    'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': wasmSimdUrl,
  };
  const errors: string[] = [];
  const { backend } = await chooseBackend(prefer, paths, (message) => errors.push(message));
  const adapter = backend === 'webgpu' ? await navigator.gpu.requestAdapter() : null;
  const steps = await benchSteps(times);
  if (errors.length > 0) throw new Error(`GPU validation: ${errors[0]}`);
  return { backend, steps, adapter: adapter ? `${adapter.info.vendor} ${adapter.info.architecture}` : '' };
};
