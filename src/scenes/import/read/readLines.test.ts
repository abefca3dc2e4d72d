import { describe, expect, it } from 'vitest';
import { readLines } from './readLines';

const lines = async (...parts: string[]) => {
  const all: string[] = [];
  for await (const batch of readLines(new Blob(parts), 'a.txt')) all.push(...batch);
  return all;
};

describe('readLines', () => {
  it('keeps empty lines, and takes either kind of line end', async () => {
    expect(await lines('one\n\ntwo\r\n\r\nthree')).toEqual(['one', '', 'two', '', 'three']);
    expect(await lines('one\n')).toEqual(['one']);
    expect(await lines('')).toEqual([]);
  });

  it('joins what lies across the pieces that it reads', async () => {
    const line = 'ä€😀 text that is cut in the middle of a character somewhere';
    const count = 150_000;
    expect(new Set(await lines(`${line}\n`.repeat(count)))).toEqual(new Set([line]));
  });

  it('refuses what has no lines', async () => {
    await expect(lines('x'.repeat(24 * 2 ** 20))).rejects.toThrow(
      'a.txt: a line of more than 16 million characters. Check that it is text.',
    );
  });
});
