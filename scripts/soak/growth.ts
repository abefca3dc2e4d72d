/**
 * By how much a figure grew in the long run: the mean of its last fifth over the mean of its first, less 1. The first fifth of
 * all is warm-up and left out.
 *
 * @param values in the order of time, ten or more
 */
export function growth(values: readonly number[]): number {
  if (values.length < 10) throw new Error(`${values.length} figures are too few to see growth: take ten`);
  const warm = values.slice(Math.ceil(values.length / 5));
  const fifth = Math.floor(warm.length / 5);
  const first = mean(warm.slice(0, fifth));
  const last = mean(warm.slice(-fifth));
  return first === last ? 0 : last / first - 1;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
