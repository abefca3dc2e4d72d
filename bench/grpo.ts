import { nodeBackend } from '../src/cli/shared/nodeBackend';
import { benchSteps } from './benchSteps';
import { stepInChromium } from './stepInChromium';

/** Time of a GRPO step of the live preset (nano, 4 prompts, G 8) per backend: Node for WASM and CPU, Chromium for WebGPU. */
export async function benchGrpo(): Promise<void> {
  process.stdout.write('GRPO step, nano policy, 4 grounding prompts, G 8, best of five after one\n');
  for (const backend of ['wasm', 'cpu'] as const) {
    await nodeBackend(backend);
    print(`${backend} (Node)`, await benchSteps(backend === 'cpu' ? 1 : 5));
  }
  for (const backend of ['wasm', 'webgpu'] as const) {
    const { steps, adapter } = await stepInChromium(backend, backend === 'webgpu' ? 1 : 5);
    print(`${backend} (Chromium${adapter ? `, ${adapter}` : ''})`, steps);
  }
}

function print(name: string, { sample, update }: { readonly sample: number; readonly update: number }): void {
  process.stdout.write(
    `  ${name.padEnd(36)} ${(sample + update).toFixed(2)} s a step: ${sample.toFixed(2)} sampling, ${update.toFixed(2)} update\n`,
  );
}
