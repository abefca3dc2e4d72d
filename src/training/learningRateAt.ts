/** How the learning rate goes over a run. */
export interface LearningRateSchedule {
  readonly learningRate: number;
  /** Steps of linear warm-up. */
  readonly warmup: number;
  /** Steps after which a straight line from the first step on reaches 0, as TRL's default does; absent or 0: it stays. */
  readonly decaySteps?: number;
}

/** The learning rate of a step, counted from 1. */
export function learningRateAt(
  { learningRate, warmup, decaySteps = 0 }: LearningRateSchedule,
  step: number,
): number {
  const warmed = warmup > 0 ? Math.min(1, step / warmup) : 1;
  const left = decaySteps > 0 ? Math.max(0, 1 - (step - 1) / decaySteps) : 1;
  return learningRate * warmed * left;
}
