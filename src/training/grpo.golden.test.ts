import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from './backend';
import { nucleus } from './policy/nucleus';
import { checkGolden } from './testing/checkGolden';
import { readGolden } from './testing/golden';
import { goldenLogProbs } from './testing/goldenLogProbs';
import { tensor, tidy } from './tf';

// PyTorch, float64 (scripts/pretrain/golden.py) is the oracle.

const folder = new URL('../../tests/fixtures/grpo/', import.meta.url);
const golden = readGolden(
  readFileSync(new URL('golden.json', folder), 'utf8'),
  new Uint8Array(readFileSync(new URL('golden.safetensors', folder))).buffer,
);

describe.each(['wasm', 'cpu'] as const)('against PyTorch on %s', (backend) => {
  beforeAll(async () => {
    const wasm = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
    const chosen = await chooseBackend(backend, wasm, () => {});
    expect(chosen).toEqual({ backend, note: null });
  });

  it.each(golden.cases)(
    '$key: advantages, losses, KL, clip fractions, gradients, five AdamW steps',
    async (one) => {
      const findings = await checkGolden(golden, one);
      expect(findings.length).toBeGreaterThan(100);
      expect(findings.filter(({ error }) => !(error < 1e-4))).toEqual([]);
    },
  );

  it('the same in micro-chunks of two sequences', async () => {
    const one = golden.cases.find(({ key }) => key === '3d-rft-kl')!;
    const findings = await checkGolden(golden, { ...one, microChunk: 2 });
    expect(findings.filter(({ error }) => !(error < 1e-4))).toEqual([]);
  });

  it('log-probabilities of given tokens', async () => {
    const logProbs = await goldenLogProbs(golden, Int32Array.from(golden.completions));
    for (const [row, wanted] of golden.logProbs.entries())
      for (const [t, want] of wanted.entries())
        expect(Math.abs(logProbs[row * golden.length + t]! / want - 1)).toBeLessThan(1e-4);
  });

  it.each(Object.entries(golden.nucleus.kept))('the tokens that top-p %s keeps', (topP, kept) => {
    const V = golden.config.vocabulary;
    const logits = golden.nucleus.logits.flat();
    const cut = tidy(() => nucleus(tensor(logits, [kept.length, V]), Number(topP)).dataSync());
    const wanted = logits.map((logit, i) => (kept[Math.floor(i / V)]!.includes(i % V) ? logit : logit - 1e9));
    expect([...cut]).toEqual([...Float32Array.from(wanted)]);
  });
});
