import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '#scenes';
import { initialValues } from '../policy/initialValues';
import { type PolicyConfig, policySizes } from '../policy/policyConfig';
import { TrainingError } from '../trainingError';
import { readPolicy, writePolicy } from './policyCheckpoint';
import { readSafetensors, writeSafetensors } from './safetensors';

const config: PolicyConfig = {
  ...policySizes.nano,
  width: 16,
  hidden: 16,
  encoderLayers: 1,
  decoderLayers: 1,
};
const values = initialValues(config, Random.seeded(1));
const good = writePolicy({ config, values }, 'F16');

/** The good file, its configuration changed. */
function configured(change: Partial<Record<keyof PolicyConfig, unknown>>): ArrayBuffer {
  const { tensors } = readSafetensors(good);
  return writeSafetensors({ tensors, metadata: { policy: JSON.stringify({ ...config, ...change }) } }, 'F16');
}

/** The good file, its tensors changed. */
function holding(change: (tensors: Map<string, { shape: readonly number[]; values: Float32Array }>) => void) {
  const { tensors, metadata } = readSafetensors(good);
  const changed = new Map(tensors);
  change(changed);
  return writeSafetensors({ tensors: changed, metadata }, 'F16');
}

const one = { shape: [1], values: Float32Array.of(1) };
const V = config.vocabulary;
const bad: [string, ArrayBuffer, RegExp][] = [
  [
    'no configuration',
    writeSafetensors({ tensors: new Map(), metadata: {} }, 'F16'),
    /no policy configuration/,
  ],
  [
    'a configuration that is no JSON',
    writeSafetensors({ tensors: new Map(), metadata: { policy: '{"name":' } }, 'F16'),
    /configuration is no readable JSON/,
  ],
  [
    'another vocabulary',
    configured({ vocabularyVersion: 'pieces-0' }),
    /for vocabulary pieces-0 .+ this app has/,
  ],
  ['a vocabulary of another size', configured({ vocabulary: 7 }), /\(7 tokens\)/],
  [
    'a setting that is missing',
    configured({ hidden: undefined }),
    /"hidden" is missing, expected a whole number/,
  ],
  [
    'a setting out of range',
    configured({ encoderLayers: 1e9 }),
    /"encoderLayers" is 1000000000, expected .+ to 64/,
  ],
  ['a setting of another type', configured({ width: '16' }), /"width" is "16"/],
  ['heads that do not divide', configured({ heads: 3 }), /width 16 is no multiple of its 3 heads/],
  ['no prompt lengths', configured({ promptLengths: undefined }), /"promptLengths" is missing/],
  ['prompt lengths that fall', configured({ promptLengths: [32, 4] }), /"promptLengths" is \[32,4\]/],
  ['prompts without room for an answer', configured({ promptLengths: [4, 160] }), /below 160/],
  ['another layout', configured({ decoderLayers: 2 }), /lacks tensor "decoder\.1\..+ \(and \d+ more\)/],
  ['a missing tensor', holding((t) => t.delete('head.bias')), /lacks tensor "head\.bias"\./],
  ['one tensor too many', holding((t) => t.set('value.head', one)), /has no tensor "value\.head"\./],
  [
    'a tensor turned over',
    holding((t) => t.set('head.weight', { ...t.get('head.weight')!, shape: [V, 16] })),
    new RegExp(`"head\\.weight" has shape \\[${V},16\\], the policy needs \\[16,${V}\\]`),
  ],
];

describe('a policy’s checkpoint', () => {
  it('comes back as it was written, and equal weights give equal files', () => {
    const file = writePolicy({ config, values }, 'F32');
    const back = readPolicy(file);
    expect(back.config).toEqual(config);
    const reordered = new Map([...back.values].reverse());
    const again = writePolicy({ config, values: reordered }, 'F32');
    expect(Buffer.from(again).equals(Buffer.from(file))).toBe(true);
    expect(back.values.get('token.position')).toEqual(values.get('token.position'));
  });

  it.each(bad)('is refused with %s: file, fault and remedy', (_name, file, message) => {
    expect(() => readPolicy(file, 'start.safetensors')).toThrow(message);
    expect(() => readPolicy(file, 'start.safetensors')).toThrow(TrainingError);
    expect(() => readPolicy(file, 'start.safetensors')).toThrow(/^start\.safetensors: .+\. \S.+\.$/);
  });

  it('is never refused without words, wherever its header is damaged', () => {
    const header = 8 + Number(new DataView(good).getBigUint64(0, true));
    fc.assert(
      fc.property(fc.nat(header - 1), fc.nat(255), (at, byte) => {
        const file = new Uint8Array(good.slice(0));
        file[at] = byte;
        try {
          readPolicy(file.buffer);
        } catch (error) {
          expect(error).toBeInstanceOf(TrainingError);
        }
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
