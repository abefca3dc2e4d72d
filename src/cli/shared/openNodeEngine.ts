import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import {
  type BackendName,
  openTfEngine,
  type PolicyCheckpoint,
  ResilientEngine,
  TrainingError,
} from '#training/headless';
import { startDawn } from './startDawn';

/** Opens the trainer's engine in Node, on the backend that was asked for and no other; should that fail later, on the next best.
 * @param keepReference keeps the policy as it is now, for the KL term
 * @param notify hears what training got over by itself
 * @throws TrainingError where there is no such backend here */
export async function openNodeEngine(
  policy: PolicyCheckpoint,
  keepReference: boolean,
  prefer: BackendName,
  notify: (text: string) => void,
): Promise<ResilientEngine> {
  const unusable = (what: string) =>
    new TrainingError({
      what,
      where: `Backend ${prefer}`,
      remedy: 'Set it up (docs/runs.md), or take --backend wasm',
    });
  const missing = prefer === 'webgpu' ? await startDawn() : null;
  if (missing) throw unusable(missing);
  const wasmFolder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
  const open = openTfEngine(policy, keepReference, wasmFolder);
  const engine = await ResilientEngine.open(open, prefer, ({ what, remedy }) => notify(`${what}. ${remedy}`));
  if (engine.backend !== prefer) throw unusable(engine.note ?? 'It could not be started here');
  return engine;
}
