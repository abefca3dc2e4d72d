import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '#scenes';
import { initialValues, policySizes, writePolicy } from '#training/headless';

/** Writes a policy that is quick because it is tiny, and has learnt nothing. @returns its file */
export function writeTinyPolicy(folder: string): string {
  const config = {
    ...policySizes.nano,
    name: 'tiny',
    width: 8,
    heads: 2,
    hidden: 8,
    encoderLayers: 1,
    decoderLayers: 1,
  };
  const file = join(folder, 'tiny.safetensors');
  const values = initialValues(config, Random.seeded(1));
  writeFileSync(file, new Uint8Array(writePolicy({ config, values }, 'F32')));
  return file;
}
