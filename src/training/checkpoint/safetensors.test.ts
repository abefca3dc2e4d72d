import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '#scenes';
import { initialValues } from '../policy/initialValues';
import { policySizes } from '../policy/policyConfig';
import { fromHalf, toHalf } from './float16';
import { readPolicy, writePolicy } from './policyCheckpoint';
import { readSafetensors, writeSafetensors } from './safetensors';

const config = { ...policySizes.nano, width: 16, hidden: 16, encoderLayers: 1, decoderLayers: 1 };
const values = initialValues(config, Random.seeded(1));

/** The file with its header changed. */
function withHeader(
  file: ArrayBuffer,
  change: (header: Record<string, { shape: number[]; dtype: string }>) => void,
) {
  const length = Number(new DataView(file).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 8, length)));
  change(header);
  const text = new TextEncoder().encode(JSON.stringify(header).padEnd(length));
  const out = new Uint8Array(file.slice(0));
  out.set(text.subarray(0, length), 8);
  return out.buffer;
}

describe('float16', () => {
  it('keeps every half as it is', () => {
    for (let half = 0; half < 0x10000; half++) {
      const value = fromHalf(half);
      if (!Number.isNaN(value)) expect(toHalf(value)).toBe(half);
    }
  });

  it('rounds to the nearest half, ties to even', () => {
    // 1 + 2⁻¹¹ lies between 1 and 1 + 2⁻¹⁰; 1 + 3·2⁻¹¹ between that and 1 + 2⁻⁹.
    expect(fromHalf(toHalf(1 + 2 ** -11))).toBe(1);
    expect(fromHalf(toHalf(1 + 3 * 2 ** -11))).toBe(1 + 2 ** -9);
    fc.assert(
      fc.property(fc.float({ min: -60000, max: 60000, noNaN: true }), (value) => {
        expect(Math.abs(fromHalf(toHalf(value)) - value)).toBeLessThanOrEqual(
          Math.max(Math.abs(value) * 2 ** -11, 2 ** -25),
        );
      }),
      { seed: 5 },
    );
  });
});

describe('checkpoint', () => {
  it('comes back as it was written, and equal weights give equal files', () => {
    const file = writePolicy({ config, values }, 'F32');
    const back = readPolicy(file);
    expect(back.config).toEqual(config);
    expect(back.values).toEqual(values);
    const reordered = new Map([...values].reverse());
    expect(new Uint8Array(writePolicy({ config, values: reordered }, 'F32'))).toEqual(new Uint8Array(file));
  });

  it('starts its data at a multiple of eight', () => {
    const tensors = new Map([['a', { shape: [3], values: Float32Array.of(1, 2, 3) }]]);
    for (const name of ['x', 'xy', 'xyz']) {
      const file = writeSafetensors({ tensors, metadata: { name } }, 'F16');
      expect((8 + Number(new DataView(file).getBigUint64(0, true))) % 8).toBe(0);
      expect([...readSafetensors(file).tensors.get('a')!.values]).toEqual([1, 2, 3]);
    }
  });

  const good = writePolicy({ config, values }, 'F16');
  const bad: [string, ArrayBuffer, RegExp][] = [
    ['nothing', new ArrayBuffer(3), /cut off: 3 bytes/],
    ['half a file', good.slice(0, good.byteLength / 2), /cut off inside tensor/],
    [
      'a picture',
      new TextEncoder().encode('\x89PNG and more and more').buffer as ArrayBuffer,
      /cut off: its header says/,
    ],
    ['no JSON', withText('{"a": '), /no readable header/],
    ['another type', withHeader(good, (h) => (h['head.bias']!.dtype = 'I8')), /"head.bias" has type I8/],
    ['another shape', withHeader(good, (h) => h['head.weight']!.shape.reverse()), /"head.weight" has shape/],
    [
      'a shape too large',
      withHeader(good, (h) => (h['head.bias']!.shape = [9])),
      /says shape \[9\] but holds/,
    ],
    [
      'no configuration',
      writeSafetensors({ tensors: new Map(), metadata: {} }, 'F16'),
      /no policy configuration/,
    ],
    [
      'another vocabulary',
      writePolicy({ config: { ...config, vocabularyVersion: 'old' }, values }, 'F16'),
      /vocabulary old/,
    ],
    [
      'a missing tensor',
      writeSafetensors({ tensors: new Map(), metadata: { policy: JSON.stringify(config) } }, 'F16'),
      /lacks tensor/,
    ],
    [
      'NaN',
      writePolicy(
        {
          config,
          values: new Map([...values, ['head.bias', new Float32Array(config.vocabulary).fill(Number.NaN)]]),
        },
        'F32',
      ),
      /"head.bias" holds NaN/,
    ],
  ];
  it.each(bad)('refuses %s and says why', (_name, file, message) => {
    expect(() => readPolicy(file)).toThrow(message);
  });

  function withText(text: string): ArrayBuffer {
    const bytes = new TextEncoder().encode(text);
    const out = new Uint8Array(8 + bytes.length);
    out[0] = bytes.length;
    out.set(bytes, 8);
    return out.buffer;
  }
});
