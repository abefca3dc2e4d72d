import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { openGolden } from './support/openGolden';

// WebGPU in a real browser, on its software adapter, against the golden values that grpo.golden.test.ts holds WASM to.

const fixture = (name: string) => readFileSync(new URL(`../tests/fixtures/grpo/${name}`, import.meta.url));
let golden: Awaited<ReturnType<typeof openGolden>> | undefined;
afterEach(() => golden?.close());

describe('the reference engine on WebGPU', () => {
  it('takes the steps that PyTorch takes, and samples the tokens that CPU and WASM sample', async () => {
    golden = await openGolden();
    const report = await golden.page.evaluate(
      ([json, tensors]) => window.checkGoldenOnWebGpu(json, tensors),
      [fixture('golden.json').toString(), [...fixture('golden.safetensors')]] as const,
    );
    expect(report.gpuErrors).toEqual([]);
    expect(report.backends).toEqual(['webgpu', 'wasm', 'cpu']);
    expect(report.compared).toBeGreaterThan(1000);
    expect(report.worst.filter(({ error }) => !(error < 1e-3))).toEqual([]);
    // The same noise gives the same tokens. Two that are as good as equal may be swapped by rounding: said, not hidden.
    expect(report.tokens).toBeGreaterThan(20);
    for (const flip of report.flips) console.warn('A token was swapped by rounding:', flip);
    expect(report.flips.filter(({ margin }) => !(margin < 1e-4))).toEqual([]);
  }, 900_000);
});
