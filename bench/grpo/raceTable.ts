import type { BackendName } from '#training/headless';
import type { Race } from './race';
import type { RacerResult } from './runRacer';

/** Prints a line for each engine as its result comes in. Wrong numbers are an error; slow ones are not. */
export class RaceTable {
  private baseline: number | null = null;
  private readonly tokens: number;

  constructor(race: Race, times: number) {
    const { count, length } = race.batch.completions;
    const { scenes, frames } = race.batch.prompts;
    this.tokens = length;
    print(
      `GRPO step, ${race.config.name} policy: ${count} completions of ${length} tokens, ${scenes} scene of ${frames} frames; best of ${times} (software WebGPU, plain CPU: of one)`,
      'Ratio: steps of this engine in one step of the reference engine on WASM in Node. Kernels: dispatches on a GPU',
      `${''.padEnd(34)}    step  sampling  update   ratio  kernels: a step  a token   off by: log p  gradient   update`,
    );
  }

  /** The first is what the others are measured by. @throws Error where its numbers are not the reference engine's */
  add(name: string, backend: BackendName, where: string, result: RacerResult): void {
    const { sample, update, dispatches, parity } = result;
    const step = sample + update;
    this.baseline ??= step;
    const count = dispatches
      ? [(dispatches.sample + dispatches.update).toFixed(0), (dispatches.sample / this.tokens).toFixed(0)]
      : ['–', '–'];
    const cells = [
      `${seconds(step)} ${seconds(sample).padStart(9)} ${seconds(update).padStart(8)}`,
      (this.baseline / step).toFixed(2).padStart(7),
      count[0]!.padStart(16),
      count[1]!.padStart(8),
      parity.logProbs.toExponential(0).padStart(15),
      parity.gradient.toExponential(0).padStart(9),
      parity.update.toExponential(0).padStart(8),
    ];
    print(`${`${name}, ${backend} (${where})`.padEnd(34)} ${cells.join(' ')}`);
    const limit = backend === 'webgpu' ? 1e-3 : 1e-4;
    const same = parity.sameCompletions > 0.9 && parity.update < 10 * limit;
    if (!(same && parity.logProbs < limit && parity.gradient < limit)) {
      throw new Error(
        `${name} on ${backend} does other work than the reference engine: ${JSON.stringify(parity)}, allowed ${limit}`,
      );
    }
  }

  skip(name: string, why: string): void {
    print(`${name.padEnd(34)} left out: ${why}`);
  }
}

const seconds = (value: number) => `${value.toFixed(2).padStart(5)} s`;

function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.map((line) => `  ${line}`).join('\n')}\n`);
}
