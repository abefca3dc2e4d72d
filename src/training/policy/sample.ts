import type { Completions } from '../completions';
import type { Tensor } from '../tf';
import { add, argMax, concat, div, keep, logSoftmax, mul, reshape, slice, sum, tensor, tidy } from '../tf';
import { END, PAD } from '../tokens/vocabulary';
import { decode, type TokenCache } from './decode';
import type { SceneMemory } from './encodeScenes';
import { nucleus } from './nucleus';
import { oneHotRows, type Parameters } from './ops';
import type { PolicyConfig } from './policyConfig';

export interface SampleOptions {
  readonly temperature: number;
  /** Only the likeliest tokens that together reach this probability are drawn from (nucleus.ts); 1, or absent, is all. */
  readonly topP?: number;
  readonly maxTokens: number;
  /** Gumbel noise of step t, [B·V]; the same noise gives the same tokens on every backend. Null: greedy. */
  readonly gumbel: ((step: number, count: number) => Float32Array) | null;
}

/** Completions as sampled. */
export interface Samples extends Completions {
  /** [B, T] log-probability of each token at the sampling temperature; 0 after the end. */
  readonly logProbs: Float32Array;
}

/** How often the sampler asks whether all completions have ended: each question waits for the GPU. */
const CHECK_EVERY = 8;

/**
 * Samples a completion of every prompt, a token at a time, by the Gumbel-max trick: argmax(logits/τ + noise) is a
 * sample of softmax(logits/τ).
 *
 * The log-probabilities noted are those of the whole softmax, whatever `topP` left of it: they are π_old in the ratio to a
 * π that no nucleus cuts, so that the ratio is 1 before the first update. TRL's trainer does the same: it divides logits
 * by the temperature and applies no top-p (grpo_trainer.py, `_get_per_token_logps_and_entropies`).
 *
 * @param prompts [B, P], int32, grouped by scene
 */
export async function sample(
  parameters: Parameters,
  config: PolicyConfig,
  memory: readonly SceneMemory[],
  prompts: Tensor,
  options: SampleOptions,
): Promise<Samples> {
  const B = prompts.shape[0]!;
  const V = config.vocabulary;
  const { topP = 1 } = options;
  let cache: TokenCache | null = null;
  let input = prompts;
  const tokenColumns: Tensor[] = [];
  const logProbColumns: Tensor[] = [];

  for (let step = 0; step < options.maxTokens; step++) {
    const noise = options.gumbel?.(step, B * V);
    const previous: TokenCache | null = cache;
    const { token, logProb, grown } = tidy(() => {
      const decoded = decode(parameters, config, memory, input, previous);
      const T = input.shape[1]!;
      const last = reshape(slice(decoded.logits, [0, T - 1, 0], [B, 1, V]), [B, V]);
      const scaled = div(last, options.temperature);
      const allowed = noise && topP < 1 ? nucleus(scaled, topP) : scaled;
      const chosen = argMax(noise ? add(allowed, tensor(noise, [B, V])) : allowed, -1);
      const picked = oneHotRows(chosen, V);
      return {
        token: keep(reshape(chosen, [B, 1])),
        logProb: keep(sum(mul(logSoftmax(scaled, -1), picked), -1, true)),
        grown: decoded.cache.map(({ keys, values }) => ({ keys: keep(keys), values: keep(values) })),
      };
    });
    for (const { keys, values } of previous ?? []) {
      keys.dispose();
      values.dispose();
    }
    cache = grown;
    input = token;
    tokenColumns.push(token);
    logProbColumns.push(logProb);
    if ((step + 1) % CHECK_EVERY === 0 && (await allEnded(tokenColumns, B))) break;
  }

  const length = tokenColumns.length;
  const ids = await readColumns(tokenColumns);
  const logs = await readColumns(logProbColumns);
  const tokens = new Int32Array(B * length).fill(PAD);
  const logProbs = new Float32Array(B * length);
  for (let row = 0; row < B * length; row += length) {
    for (let at = row; at < row + length; at++) {
      tokens[at] = ids[at]!;
      logProbs[at] = logs[at]!;
      if (tokens[at] === END) break;
    }
  }
  for (const column of [...tokenColumns, ...logProbColumns]) column.dispose();
  for (const { keys, values } of cache ?? []) {
    keys.dispose();
    values.dispose();
  }
  return { count: B, length, tokens, logProbs };
}

/** T columns [B, 1] → one array, row-major [B, T]: one readback, not T. */
async function readColumns(tensors: readonly Tensor[]) {
  const joined = tidy(() => concat([...tensors], 1));
  const values = await joined.data();
  joined.dispose();
  return values;
}

async function allEnded(tokenColumns: readonly Tensor[], B: number): Promise<boolean> {
  const ids = await readColumns(tokenColumns);
  const length = tokenColumns.length;
  for (let b = 0; b < B; b++) if (!ids.subarray(b * length, (b + 1) * length).includes(END)) return false;
  return true;
}
