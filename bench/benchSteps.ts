import { Random } from '#scenes';
import { defaultGrpoOptions } from '#training';
import { initialValues, policySizes, TrainingRun } from '#training/headless';
import { stillScene } from './stillScene';

export interface StepTimes {
  /** Seconds. */
  readonly sample: number;
  readonly update: number;
}

/** Quickest of `times` GRPO steps on the backend that is set. A fresh policy writes to the length limit: the worst case. */
export async function benchSteps(times: number): Promise<StepTimes> {
  const { scene, tasks } = stillScene();
  const policy = { config: policySizes.nano, values: initialValues(policySizes.nano, Random.seeded(1)) };
  const run = new TrainingRun({ grpo: defaultGrpoOptions, tasks, seed: 1 }, scene, policy);
  await run.next();
  await run.next();
  let best: StepTimes = { sample: Number.POSITIVE_INFINITY, update: Number.POSITIVE_INFINITY };
  for (let i = 0; i < times; i++) {
    const { metrics } = await run.next();
    const time = { sample: metrics.sampleSeconds, update: metrics.updateSeconds };
    if (time.sample + time.update < best.sample + best.update) best = time;
  }
  run.dispose();
  return best;
}
