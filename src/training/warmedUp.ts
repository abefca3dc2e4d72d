/** The learning rate of a step, counted from 1: it rises linearly over the first `warmup` steps. */
export function warmedUp(
  { learningRate, warmup }: { readonly learningRate: number; readonly warmup: number },
  step: number,
): number {
  return warmup > 0 ? learningRate * Math.min(1, step / warmup) : learningRate;
}
