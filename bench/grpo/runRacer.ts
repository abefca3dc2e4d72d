import { type BackendName, TfEngine } from '#training/headless';
import { JaxEngine } from '../peers/jax/jaxEngine';
import { dispatchCounters } from './dispatchCounters';
import { type Parity, parity } from './parity';
import type { Race } from './race';
import type { Racer } from './racer';

export interface RacerResult {
  /** Seconds of the quickest step. */
  readonly sample: number;
  readonly update: number;
  /** Kernels that a step starts; null where they can't be counted. */
  readonly dispatches: { readonly sample: number; readonly update: number } | null;
  readonly parity: Parity;
}

/** One engine's race, wherever this runs: its numbers are compared first, then its steps are timed. For the reference engine the
 * backend is set already. */
export async function runRacer(
  library: 'tfjs' | 'jax-js',
  backend: BackendName,
  race: Race,
  times: number,
): Promise<RacerResult> {
  const racer: Racer =
    library === 'tfjs'
      ? new TfEngine(race.config, race.values, false)
      : await JaxEngine.create(backend, race.config, race.values);
  const sample = () => racer.sample(race.batch.prompts, race.sampling);
  const update = () => racer.update(race.batch, race.options);
  const count = dispatchCounters[backend === 'webgpu' ? 'webgpu' : library];

  const samples = await sample();
  const gradients = await racer.gradients(race.batch, race.options);
  await update();
  let loss = Number.NaN;
  const dispatches = {
    sample: await count(sample),
    update: await count(async () => {
      ({ loss } = await update());
    }),
  };
  const found = parity(race, samples, gradients, loss);
  let best = { sample: Number.POSITIVE_INFINITY, update: Number.POSITIVE_INFINITY };
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await sample();
    const sampled = performance.now();
    await update();
    const time = { sample: (sampled - started) / 1000, update: (performance.now() - sampled) / 1000 };
    if (time.sample + time.update < best.sample + best.update) best = time;
  }
  racer.dispose();
  return { ...best, dispatches, parity: found };
}
