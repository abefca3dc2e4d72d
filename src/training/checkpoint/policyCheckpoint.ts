import { parameterShapes } from '../policy/parameterShapes';
import type { PolicyConfig } from '../policy/policyConfig';
import { TrainingError } from '../trainingError';
import { readPolicyConfig } from './readPolicyConfig';
import { type NamedTensor, readSafetensors, writeSafetensors } from './safetensors';

export interface PolicyCheckpoint {
  readonly config: PolicyConfig;
  readonly values: ReadonlyMap<string, Float32Array>;
}

/**
 * Reads a policy; its configuration is in the file's metadata.
 *
 * @param file its name, for messages
 * @throws TrainingError naming the tensor or the setting that does not fit, and what to do
 */
export function readPolicy(buffer: ArrayBuffer, file = 'checkpoint'): PolicyCheckpoint {
  const { tensors, metadata } = readSafetensors(buffer, file);
  const config = readPolicyConfig(metadata.policy, file);
  return { config, values: fittingValues(tensors, config, file) };
}

/** @throws TrainingError where a tensor is missing, has another shape, or is one that this layout does not have */
function fittingValues(
  tensors: ReadonlyMap<string, NamedTensor>,
  config: PolicyConfig,
  file: string,
): Map<string, Float32Array> {
  const fail = (what: string) =>
    new TrainingError({ what, where: file, remedy: `Choose a checkpoint of this layout ("${config.name}")` });
  const shapes = parameterShapes(config);
  const extra = [...tensors.keys()].filter((name) => !shapes.has(name));
  if (extra.length > 0) throw fail(`The policy has no tensor "${extra[0]}"${andMore(extra)}`);
  const missing = [...shapes.keys()].filter((name) => !tensors.has(name));
  if (missing.length > 0) throw fail(`The checkpoint lacks tensor "${missing[0]}"${andMore(missing)}`);

  const values = new Map<string, Float32Array>();
  for (const [name, shape] of shapes) {
    const found = tensors.get(name)!;
    if (found.shape.join() !== shape.join())
      throw fail(`Tensor "${name}" has shape [${found.shape}], the policy needs [${shape}]`);
    values.set(name, found.values);
  }
  return values;
}

const andMore = (names: readonly string[]) => (names.length > 1 ? ` (and ${names.length - 1} more)` : '');

export function writePolicy({ config, values }: PolicyCheckpoint, dtype: 'F32' | 'F16'): ArrayBuffer {
  const tensors = new Map(
    [...parameterShapes(config)].map(
      ([name, shape]) => [name, { shape, values: values.get(name)! }] as const,
    ),
  );
  return writeSafetensors({ tensors, metadata: { policy: JSON.stringify(config) } }, dtype);
}
