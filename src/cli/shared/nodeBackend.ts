import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { type BackendName, chooseBackend } from '#training/headless';
import { startDawn } from './startDawn';

/** Sets a tfjs backend in Node, for tests and commands: WASM in place of WebGPU where Dawn or a graphics driver is missing. */
export async function nodeBackend(prefer: BackendName): Promise<BackendName> {
  const folder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
  const usable = prefer === 'webgpu' && (await startDawn()) !== null ? 'wasm' : prefer;
  const chosen = await chooseBackend(usable, folder, ({ message }) => {
    throw new Error(message);
  });
  return chosen.backend;
}
