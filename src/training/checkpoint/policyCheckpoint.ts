import { parameterShapes } from '../policy/parameterShapes';
import type { PolicyConfig } from '../policy/policyConfig';
import { VOCABULARY_SIZE, VOCABULARY_VERSION } from '../tokens/vocabulary';
import { readSafetensors, writeSafetensors } from './safetensors';

export interface PolicyCheckpoint {
  readonly config: PolicyConfig;
  readonly values: ReadonlyMap<string, Float32Array>;
}

/**
 * Reads a policy; its configuration is in the file's metadata.
 * @throws Error naming the tensor or the setting that does not fit, and what to do
 */
export function readPolicy(buffer: ArrayBuffer): PolicyCheckpoint {
  const { tensors, metadata } = readSafetensors(buffer);
  if (!metadata.policy)
    throw new Error('The checkpoint carries no policy configuration: choose one written by this app');
  const config = JSON.parse(metadata.policy) as PolicyConfig;
  if (config.vocabularyVersion !== VOCABULARY_VERSION || config.vocabulary !== VOCABULARY_SIZE) {
    throw new Error(
      `The checkpoint was written for vocabulary ${config.vocabularyVersion} (${config.vocabulary} tokens), ` +
        `this app has ${VOCABULARY_VERSION} (${VOCABULARY_SIZE}): train it anew or take the app's version of its day`,
    );
  }
  const values = new Map<string, Float32Array>();
  for (const [name, shape] of parameterShapes(config)) {
    const found = tensors.get(name);
    if (!found) throw new Error(`The checkpoint lacks tensor "${name}"`);
    if (found.shape.join() !== shape.join()) {
      throw new Error(`Tensor "${name}" has shape [${found.shape}], this policy needs [${shape.join()}]`);
    }
    const bad = found.values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0)
      throw new Error(`Tensor "${name}" holds ${found.values[bad]} at index ${bad}: the file is damaged`);
    values.set(name, found.values);
  }
  return { config, values };
}

export function writePolicy({ config, values }: PolicyCheckpoint, dtype: 'F32' | 'F16'): ArrayBuffer {
  const tensors = new Map(
    [...parameterShapes(config)].map(
      ([name, shape]) => [name, { shape, values: values.get(name)! }] as const,
    ),
  );
  return writeSafetensors({ tensors, metadata: { policy: JSON.stringify(config) } }, dtype);
}
