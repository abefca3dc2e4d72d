import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrainingError } from '../trainingError';
import { readSafetensors, writeSafetensors } from './safetensors';
import { withHeader } from './testing/withHeader';

const tensors = new Map([
  ['a', { shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) }],
  ['b', { shape: [4], values: Float32Array.of(7, 8, 9, 10) }],
]);
const good = writeSafetensors({ tensors, metadata: { from: 'here' } }, 'F32');
const headerLength = Number(new DataView(good).getBigUint64(0, true));

/** A file with `text` for its header, and no data. @param third byte of the text, if it shall be another */
function withText(text: string, length = BigInt(text.length), third?: number): ArrayBuffer {
  const bytes = new TextEncoder().encode(text);
  const file = new Uint8Array(8 + bytes.length);
  new DataView(file.buffer).setBigUint64(0, length, true);
  file.set(bytes, 8);
  if (third !== undefined) file[8 + 2] = third;
  return file.buffer;
}

describe('safetensors', () => {
  it('come back as they were written, in both precisions', () => {
    expect(readSafetensors(good)).toEqual({ tensors, metadata: { from: 'here' } });
    expect(readSafetensors(writeSafetensors({ tensors, metadata: {} }, 'F16')).tensors).toEqual(tensors);
  });

  it('start their data at a multiple of eight', () => {
    for (const name of ['x', 'xy', 'xyz']) {
      const file = writeSafetensors({ tensors, metadata: { name } }, 'F16');
      expect((8 + Number(new DataView(file).getBigUint64(0, true))) % 8).toBe(0);
    }
  });

  const bad: [string, ArrayBuffer, RegExp][] = [
    ['nothing', new ArrayBuffer(0), /0 bytes hold no header/],
    ['three bytes', good.slice(0, 3), /cut off: 3 bytes hold no header/],
    ['half a header', good.slice(0, 8 + headerLength / 2), /cut off: its header takes \d+ bytes/],
    ['half a body', good.slice(0, good.byteLength - 5), /cut off inside tensor "b": 5 bytes are missing/],
    ['a picture', new TextEncoder().encode('\x89PNG and more').buffer as ArrayBuffer, /no safetensors file/],
    ['a header beyond any size', withText('{}', 2n ** 63n), /no safetensors file: its header/],
    ['no JSON', withText('{"a": '), /no readable header/],
    ['JSON that is a list', withText('[1, 2]'), /no readable header/],
    ['letters that are none', withText('{"a": 1}', 8n, 0xff), /no readable header/],
    ['metadata of numbers', withText('{"__metadata__": {"a": 1}}'), /metadata are not/],
    ['a tensor that is a number', withText('{"a": 3}'), /describes tensor "a" wrongly/],
    ['another type', withHeader(good, (h) => (h.a!.dtype = 'I8')), /"a" has type I8; F32 and F16/],
    ['no shape', withHeader(good, (h) => delete h.a!.shape), /describes tensor "a" wrongly/],
    ['half a row', withHeader(good, (h) => (h.a!.shape = [1.5, 4])), /describes tensor "a" wrongly/],
    [
      'a larger shape',
      withHeader(good, (h) => (h.a!.shape = [2, 9])),
      /\[2,9\] takes 72 bytes, the file has 24/,
    ],
    [
      'offsets before',
      withHeader(good, (h) => (h.a!.data_offsets = [-8, 16])),
      /describes tensor "a" wrongly/,
    ],
    [
      'offsets turned',
      withHeader(good, (h) => (h.a!.data_offsets = [24, 0])),
      /takes 24 bytes, the file has -24/,
    ],
    ['offsets beyond', withHeader(good, (h) => (h.b!.data_offsets = [90, 106])), /cut off inside tensor "b"/],
    ['shared bytes', withHeader(good, (h) => (h.b!.data_offsets = [8, 24])), /"a" and "b" share bytes/],
    ['a hole', withHeader(good, (h) => delete h.a), /24 bytes before tensor "b" belong to none/],
    ['more than it says', withHeader(good, (h) => delete h.b), /16 bytes at the end belong to no tensor/],
    [
      'NaN',
      writeSafetensors({ tensors: holding(Number.NaN), metadata: {} }, 'F32'),
      /"b" holds NaN at index 1/,
    ],
    [
      'infinity, by half precision',
      writeSafetensors({ tensors: holding(1e6), metadata: {} }, 'F16'),
      /"b" holds Infinity at index 1/,
    ],
  ];
  it.each(bad)('refuse %s, naming the file and what to do', (_name, file, message) => {
    expect(() => readSafetensors(file, 'start.safetensors')).toThrow(message);
    expect(() => readSafetensors(file, 'start.safetensors')).toThrow(TrainingError);
    expect(() => readSafetensors(file, 'start.safetensors')).toThrow(/^start\.safetensors: .+\. \S.+\.$/);
  });

  it('are read, or refused in words, whatever happened to them', () => {
    const damage = fc.record({
      at: fc.nat(good.byteLength - 1),
      byte: fc.nat(255),
      length: fc.oneof(fc.constant(good.byteLength), fc.nat(good.byteLength)),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        let file = new Uint8Array(good.slice(0));
        for (const { at, byte, length } of damages) {
          if (at < file.length) file[at] = byte;
          file = file.slice(0, length);
        }
        try {
          for (const { shape, values } of readSafetensors(file.buffer).tensors.values())
            expect(values.length).toBe(shape.reduce((product, size) => product * size, 1));
        } catch (error) {
          expect(error).toBeInstanceOf(TrainingError);
        }
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});

function holding(value: number) {
  return new Map([...tensors, ['b', { shape: [2], values: Float32Array.of(0, value) }]]);
}
