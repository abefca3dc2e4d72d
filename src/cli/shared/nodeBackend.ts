import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { type BackendName, chooseBackend } from '#training/headless';

/** Sets a tfjs backend in Node, for tests and commands. */
export async function nodeBackend(prefer: BackendName): Promise<BackendName> {
  const folder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
  const chosen = await chooseBackend(prefer, folder, (message) => {
    throw new Error(message);
  });
  return chosen.backend;
}
