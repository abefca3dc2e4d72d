import { chooseBackend, dropBackend, type WasmPaths } from '../backend';
import type { PolicyCheckpoint } from '../checkpoint/policyCheckpoint';
import { TfEngine } from '../tfEngine';
import type { OpenEngine } from './openedEngine';

/** Opens the reference engine with a policy. @param keepReference keeps the policy as the KL term's reference */
export function openTfEngine(
  policy: PolicyCheckpoint,
  keepReference: boolean,
  wasmPaths: WasmPaths,
): OpenEngine {
  return async (prefer, onFault) => {
    const { backend, note } = await chooseBackend(prefer, wasmPaths, onFault);
    const engine = new TfEngine(policy.config, policy.values, keepReference);
    return {
      engine,
      backend,
      note,
      close() {
        try {
          engine.dispose();
        } catch {
          // Tensors of a lost device or an aborted module: they go with the backend.
        }
        dropBackend(backend);
      },
    };
  };
}
