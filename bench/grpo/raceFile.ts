import {
  type NamedTensor,
  readSafetensors,
  writeSafetensors,
} from '../../src/training/checkpoint/safetensors';
import { parameterShapes } from '../../src/training/policy/parameterShapes';
import type { Race } from './race';

/** A race as one safetensors file, which the page and PyTorch read: integers are written as float32, exact below 2²⁴. */
export const raceFile = { write, read };

function write(race: Race): ArrayBuffer {
  const { config, values, noise, batch, sampling, options, gradients, losses } = race;
  const { visual, poses, prompts, ...sizes } = batch.prompts;
  const { tokens, logProbs, ...counts } = batch.completions;
  const tensors = new Map<string, NamedTensor>();
  const add = (name: string, array: Float32Array | Int32Array, shape: readonly number[]) =>
    tensors.set(name, { shape, values: Float32Array.from(array) });
  for (const [name, shape] of parameterShapes(config)) {
    add(`policy.${name}`, values.get(name)!, shape);
    add(`gradient.${name}`, gradients.get(name)!, shape);
  }
  for (const [step, values] of noise.entries())
    add(`noise.${step}`, values, [sizes.sequences, config.vocabulary]);
  const completion = [counts.count, counts.length];
  add('visual', visual, [sizes.scenes, sizes.frames * config.patchesPerFrame, config.features]);
  add('poses', poses, [sizes.scenes, sizes.frames, 12]);
  add('prompts', prompts, [sizes.sequences, sizes.promptLength]);
  add('tokens', tokens, completion);
  add('logProbs', logProbs, completion);
  add('weights', batch.weights, completion);
  add('advantages', batch.advantages, [sizes.sequences, 1]);
  const { temperature, topP, maxTokens } = sampling;
  const metadata = { config, sizes, counts, sampling: { temperature, topP, maxTokens }, options, losses };
  return writeSafetensors(
    { tensors, metadata: { policy: JSON.stringify(config), race: JSON.stringify(metadata) } },
    'F32',
  );
}

function read(file: ArrayBuffer): Race {
  const { tensors, metadata } = readSafetensors(file, 'race');
  const { config, sizes, counts, sampling, options, losses } = JSON.parse(metadata.race!);
  const floats = (name: string) => tensors.get(name)!.values;
  const named = (prefix: string) =>
    new Map([...parameterShapes(config).keys()].map((name) => [name, floats(`${prefix}.${name}`)] as const));
  const noise = Array.from({ length: sampling.maxTokens }, (_, step) => floats(`noise.${step}`));
  return {
    config,
    values: named('policy'),
    gradients: named('gradient'),
    noise,
    sampling: { ...sampling, gumbel: (step: number) => noise[step]! },
    options,
    losses,
    batch: {
      prompts: {
        ...sizes,
        visual: floats('visual'),
        poses: floats('poses'),
        prompts: Int32Array.from(floats('prompts')),
      },
      completions: { ...counts, tokens: Int32Array.from(floats('tokens')), logProbs: floats('logProbs') },
      weights: floats('weights'),
      advantages: floats('advantages'),
    },
  };
}
