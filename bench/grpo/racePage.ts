import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { type BackendName, chooseBackend } from '#training/headless';
import { raceFile } from './raceFile';
import { type RacerResult, runRacer } from './runRacer';

type Library = Parameters<typeof runRacer>[0];

declare global {
  interface Window {
    race: (library: Library, backend: BackendName, times: number) => Promise<RacerResult>;
  }
}

// The page that `raceInChromium` drives.
window.race = async (library, backend, times) => {
  const errors: string[] = [];
  if (library === 'tfjs') {
    const paths = {
      'tfjs-backend-wasm.wasm': wasmUrl,
      'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': wasmSimdUrl,
    };
    const chosen = await chooseBackend(backend, paths, ({ message }) => errors.push(message));
    if (chosen.backend !== backend) throw new Error(`Chromium has no ${backend} here: ${chosen.note}`);
  }
  const file = await fetch('race.safetensors');
  const result = await runRacer(library, backend, raceFile.read(await file.arrayBuffer()), times);
  if (errors.length > 0) throw new Error(`GPU error: ${errors[0]}`);
  return result;
};
