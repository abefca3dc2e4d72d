import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { Random } from '#scenes';
import { chooseBackend } from '../../../src/training/backend';
import { gumbelNoise } from '../../../src/training/gumbelNoise';
import type { BackendName } from '../../../src/training/protocol';
import { checkGolden, type Finding } from '../../../src/training/testing/checkGolden';
import { type Golden, readGolden } from '../../../src/training/testing/golden';
import { goldenLogProbs } from '../../../src/training/testing/goldenLogProbs';
import { goldenPrompts } from '../../../src/training/testing/goldenPrompts';
import { TfEngine } from '../../../src/training/tfEngine';
import { END } from '../../../src/training/tokens/vocabulary';

/** Where two backends chose different tokens, and how far apart their noisy logits were. */
export interface Flip {
  readonly backend: BackendName;
  readonly row: number;
  readonly place: number;
  readonly margin: number;
}

export interface GoldenReport {
  /** The backends that were to be had. */
  readonly backends: readonly BackendName[];
  /** How many numbers WebGPU was compared in, and the worst of each case. */
  readonly compared: number;
  readonly worst: readonly (Finding & { readonly key: string })[];
  /** Tokens compared per backend, and where one chose otherwise than CPU. */
  readonly tokens: number;
  readonly flips: readonly Flip[];
  readonly gpuErrors: readonly string[];
}

declare global {
  interface Window {
    checkGoldenOnWebGpu: (json: string, tensors: readonly number[]) => Promise<GoldenReport>;
  }
}

const gpuErrors: string[] = [];
const wasmPaths = {
  'tfjs-backend-wasm.wasm': wasmUrl,
  'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
  'tfjs-backend-wasm-threaded-simd.wasm': wasmSimdUrl,
};
const use = async (name: BackendName) =>
  (await chooseBackend(name, wasmPaths, ({ message }) => gpuErrors.push(message))).backend;

/** Taken to the fifth step; the others for one, for the software adapter is slow and an optimiser knows nothing of options. */
const WHOLE = ['3d-rft-kl', 'dapo-kl-masked', 'imitation'];

// The page that e2e/golden.test.ts opens.
window.checkGoldenOnWebGpu = async (json, tensors) => {
  const golden = readGolden(json, Uint8Array.from(tensors).buffer);
  const backends = [await use('webgpu')];
  let compared = 0;
  const worst: GoldenReport['worst'][number][] = [];
  for (const one of golden.cases) {
    const steps = WHOLE.includes(one.key) ? one.steps : one.steps.slice(0, 1);
    const findings = await checkGolden(golden, { ...one, steps });
    compared += findings.length;
    worst.push({ key: one.key, ...findings.reduce((a, b) => (b.error <= a.error ? a : b)) });
  }
  const samples = new Map([['webgpu', await draw(golden)]] as [BackendName, Int32Array][]);
  for (const name of ['wasm', 'cpu'] as const) {
    backends.push(await use(name));
    samples.set(name, await draw(golden));
  }
  const expected = samples.get('cpu')!;
  const flips: Flip[] = [];
  for (const name of ['webgpu', 'wasm'] as const)
    flips.push(...(await compare(golden, name, samples.get(name)!, expected)));
  const tokens = expected.filter((token) => token > 0).length;
  return { backends, compared, worst, tokens, flips, gpuErrors };
};

const SEED = 5;
const noiseOf = () => gumbelNoise(Random.seeded(SEED));

/** Tokens [B, maxTokens] drawn from the golden start by the same uploaded noise. */
async function draw(golden: Golden): Promise<Int32Array> {
  const engine = new TfEngine(golden.config, golden.values('start'), false);
  const { temperature, maxTokens, sequences } = golden;
  const options = { temperature, topP: 0.9, maxTokens, gumbel: noiseOf() };
  const { tokens, length } = await engine.sample(goldenPrompts(golden), options);
  engine.dispose();
  const all = new Int32Array(sequences * maxTokens);
  for (let row = 0; row < sequences; row++)
    all.set(tokens.subarray(row * length, (row + 1) * length), row * maxTokens);
  return all;
}

/** The first place of each row where two backends differ; what follows it may differ rightly. CPU is the backend that is set. */
async function compare(
  golden: Golden,
  backend: BackendName,
  got: Int32Array,
  want: Int32Array,
): Promise<Flip[]> {
  const { sequences, maxTokens: T, config } = golden;
  const noise = noiseOf();
  const noises = Array.from({ length: T }, (_, step) => noise(step, sequences * config.vocabulary));
  const flips: Flip[] = [];
  for (let row = 0; row < sequences; row++) {
    for (let place = 0; place < T; place++) {
      const [a, b] = [got[row * T + place]!, want[row * T + place]!];
      if (a === b && a !== END) continue;
      if (a === b) break;
      const noisy = async (tokens: Int32Array) => {
        const logProb = (await goldenLogProbs(golden, tokens))[row * T + place]!;
        return logProb + noises[place]![row * config.vocabulary + tokens[row * T + place]!]!;
      };
      const margin = Math.abs((await noisy(got)) - (await noisy(want)));
      flips.push({ backend, row, place, margin });
      break;
    }
  }
  return flips;
}
