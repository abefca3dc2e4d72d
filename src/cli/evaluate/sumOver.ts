import type { Tally } from './tally';

/** The sum over the scenes at these places; a place may stand there several times. */
export function sumOver({ sums }: Pick<Tally, 'sums'>, places: readonly number[] | Int32Array): Float64Array {
  const sum = new Float64Array(sums[0]?.length ?? 0);
  for (const place of places) {
    const scene = sums[place]!;
    for (let i = 0; i < sum.length; i++) sum[i]! += scene[i]!;
  }
  return sum;
}
