import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberGrid } from './numberGrid';
import { decode, encode } from './tokenizer';
import { FIRST_BYTE, pieces, VOCABULARY_SIZE } from './vocabulary';
import { writeDetection, writeGrounding } from './writeAnswer';

describe('tokeniser', () => {
  it('gives back any text', () => {
    const odd = fc.string({ unit: 'grapheme' });
    const pieced = fc.array(fc.oneof(fc.constantFrom(...pieces), odd)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(odd, pieced), (text) => {
        expect(decode(encode(text))).toBe(text);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  it('reads any tokens without throwing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(VOCABULARY_SIZE - 1)), (ids) => {
        expect(typeof decode(ids)).toBe('string');
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  it('writes a grounding answer in 17 tokens, without bytes', () => {
    const ids = encode(writeGrounding(3, [0.51, -0.02, 2.4, 1, 0.9, 1.1, 0, -0.33, 0.78]));
    expect(ids.length).toBe(17);
    expect(Math.max(...ids)).toBeLessThan(FIRST_BYTE);
    expect(decode(ids)).toBe(
      '<think></think><answer>{"frame": 3, "bbox_3d": [0.50, 0.00, 2.40, 1.00, 0.90, 1.10, 0.00, -0.35, 0.80]}</answer>',
    );
  });

  it('writes one object a line, twelve tokens each', () => {
    const box = [0, 0, 2, 1, 1, 1, 0, 0, 0] as const;
    const one = writeDetection([{ label: 'chair', box }]);
    const two = writeDetection([
      { label: 'chair', box },
      { label: 'lamp', box },
    ]);
    expect(two.split('\n').length).toBe(4);
    expect(encode(two).length - encode(one).length).toBe(12);
    expect(writeDetection([])).toBe('<think></think><answer>[]</answer>');
  });
});

describe('number grid', () => {
  it('writes two decimals, the nearest multiple of 0.05, and no negative zero', () => {
    expect([-9, -4, -0.02, 0.024, 0.026, 1.999, 7.95, 99].map(numberGrid.round)).toEqual([
      '-4.00',
      '-4.00',
      '0.00',
      '0.00',
      '0.05',
      '2.00',
      '7.95',
      '7.95',
    ]);
  });
});
