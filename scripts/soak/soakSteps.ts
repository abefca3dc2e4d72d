import { Random } from '#scenes';
import {
  defaultGrpoOptions,
  fixedPrompts,
  initialValues,
  type PolicyConfig,
  TfEngine,
  TrainingRun,
} from '#training/headless';
import { stillScene } from '../../bench/stillScene';
import { END } from '../../src/training/tokens/vocabulary';

/** GRPO steps as in a run, on a batch so small that thousands of them take minutes; `probe` is called after every `every` of them. */
export async function soakSteps(
  config: PolicyConfig,
  steps: number,
  every: number,
  probe: (step: number) => Promise<void> | void,
): Promise<void> {
  const { scene, tasks } = stillScene(2);
  const values = initialValues(config, Random.seeded(1));
  // The policy ends about one completion in eight at each token: their lengths differ, and with them all shapes.
  values.get('head.bias')![END] = Math.log(config.vocabulary / 8);
  const options = { ...defaultGrpoOptions, groupSize: 4, maxTokens: 8, beta: 0.01 };
  const source = fixedPrompts(scene, tasks.slice(0, 1));
  const engine = new TfEngine(config, values, true);
  const run = new TrainingRun({ algorithm: 'grpo', seed: 1, options }, source, engine, config);
  for (let step = 1; step <= steps; step++) {
    await run.next();
    if (step % every > 0) continue;
    // A run that is saved reads its state, one that is resumed sets it.
    engine.restore(await engine.state());
    await probe(step);
  }
  run.dispose();
}
