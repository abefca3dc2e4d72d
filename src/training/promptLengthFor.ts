import type { TaskKind } from '#rewards';
import type { PolicyConfig } from './policy/policyConfig';

/** Tokens that the prompts of a kind take, padding included: one length a kind, so that all its prompts fit one batch. Finding is
 * asked in few words, questions take the longest prompt. */
export function promptLengthFor(
  kind: TaskKind,
  { promptLengths }: Pick<PolicyConfig, 'promptLengths'>,
): number {
  return kind === 'reasoning' ? promptLengths.at(-1)! : promptLengths[0]!;
}
