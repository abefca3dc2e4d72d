import type { Tensor } from '../tf';
import { concat, div, logSoftmax, mul, reshape, slice, sum } from '../tf';
import { decode } from './decode';
import type { SceneMemory } from './encodeScenes';
import { oneHotRows, type Parameters } from './ops';
import type { PolicyConfig } from './policyConfig';

/**
 * log π(token | scene, prompt, tokens before), per completion token, all positions at once (teacher forcing).
 *
 * @param prompts [B, P] and completions [B, T], ids, int32
 * @param temperature divides the logits, as when sampling
 * @returns logp_BT
 */
export function tokenLogProbs(
  parameters: Parameters,
  config: PolicyConfig,
  memory: readonly SceneMemory[],
  prompts: Tensor,
  completions: Tensor,
  temperature: number,
): Tensor {
  const [B, T] = completions.shape as [number, number];
  const P = prompts.shape[1]!;
  const V = config.vocabulary;
  // The last token predicts nothing, so it is not fed in.
  const input = concat([prompts, slice(completions, [0, 0], [B, T - 1])], 1);
  const { logits } = decode(parameters, config, memory, input, null);
  const predicting = slice(logits, [0, P - 1, 0], [B, T, V]);
  const chosen = reshape(oneHotRows(completions, V), [B, T, V]);
  return sum(mul(logSoftmax(div(predicting, temperature), -1), chosen), -1);
}
