import type { PolicyConfig } from '../policy/policyConfig';
import { VOCABULARY_SIZE, VOCABULARY_VERSION } from '../tokens/vocabulary';
import { TrainingError } from '../trainingError';

/** Every setting: text, or the largest whole number that makes sense (a damaged one must not fill the memory). */
const SETTINGS: Readonly<Record<Exclude<keyof PolicyConfig, 'promptLengths'>, 'text' | number>> = {
  name: 'text',
  width: 4096,
  heads: 64,
  encoderLayers: 64,
  decoderLayers: 64,
  hidden: 16384,
  features: 4096,
  patchesPerFrame: 4096,
  maxFrames: 4096,
  maxLength: 65536,
  vocabulary: 65536,
  vocabularyVersion: 'text',
};

const REMEDY = 'Choose a checkpoint that this version of the app or its PyTorch twin wrote';

/**
 * The policy's configuration, as a checkpoint's metadata have it.
 *
 * @param file the checkpoint's name, for messages
 * @throws TrainingError naming the setting that is missing, wrong or of another version
 */
export function readPolicyConfig(text: string | undefined, file: string): PolicyConfig {
  const fail = (what: string) => new TrainingError({ what, where: file, remedy: REMEDY });
  if (text === undefined) throw fail('The checkpoint carries no policy configuration');
  const config = parse(text);
  if (config === null) throw fail('The checkpoint’s policy configuration is no readable JSON');

  if (config.vocabularyVersion !== VOCABULARY_VERSION || config.vocabulary !== VOCABULARY_SIZE) {
    throw fail(
      `The checkpoint was written for vocabulary ${config.vocabularyVersion} (${config.vocabulary} tokens), ` +
        `this app has ${VOCABULARY_VERSION} (${VOCABULARY_SIZE})`,
    );
  }
  for (const [setting, kind] of Object.entries(SETTINGS)) {
    const value = config[setting];
    const good = kind === 'text' ? typeof value === 'string' : isCount(value, kind);
    if (good) continue;
    const expected = kind === 'text' ? 'a text' : `a whole number from 1 to ${kind}`;
    throw fail(`The policy’s "${setting}" is ${JSON.stringify(value) ?? 'missing'}, expected ${expected}`);
  }
  const known = config as unknown as PolicyConfig;
  if (known.width % known.heads !== 0)
    throw fail(`The policy’s width ${known.width} is no multiple of its ${known.heads} heads`);
  const lengths: unknown = config.promptLengths;
  const ascending =
    Array.isArray(lengths) &&
    lengths.length > 0 &&
    lengths.every((length, i) => isCount(length, known.maxLength - 1) && length > (lengths[i - 1] ?? 0));
  if (!ascending) {
    throw fail(
      `The policy’s "promptLengths" is ${JSON.stringify(lengths) ?? 'missing'}, ` +
        `expected ascending whole numbers below ${known.maxLength}`,
    );
  }
  return known;
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isCount(value: unknown, largest: number): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= largest;
}
