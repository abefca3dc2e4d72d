import { readSafetensors } from '../checkpoint/safetensors';
import type { LossName } from '../grpoOptions';
import { parameterShapes } from '../policy/parameterShapes';
import type { PolicyConfig } from '../policy/policyConfig';

/** One option of the algorithm: five steps on the same samples, as PyTorch took them in float64. */
export interface GoldenCase {
  readonly key: string;
  /** Null: imitation. */
  readonly loss: LossName | null;
  readonly beta: number;
  readonly epsilonHigh: number;
  readonly maskTruncated: boolean;
  readonly dynamicSampling: boolean;
  /** Whether the samples are the start's own, or another's, with ratios on both sides of the clip range. */
  readonly onPolicy: boolean;
  readonly microChunk: number;
  readonly steps: readonly {
    readonly loss: number;
    readonly gradNorm: number;
    readonly low?: number;
    readonly high?: number;
    readonly kl?: number | null;
  }[];
}

type Values = ReadonlyMap<string, Float32Array>;

/** tests/fixtures/grpo, written by scripts/pretrain/golden.py: a small policy, three prompts in three scenes, three
 * completions of each, two of them cut off; the rewards of the last prompt's are equal. */
export interface Golden {
  readonly config: PolicyConfig;
  readonly scenes: number;
  readonly frames: number;
  readonly groupSize: number;
  readonly sequences: number;
  readonly length: number;
  readonly epsilon: number;
  readonly learningRate: number;
  readonly temperature: number;
  readonly maxTokens: number;
  readonly maxGradNorm: number;
  readonly visual: readonly number[];
  readonly poses: readonly number[];
  readonly prompts: readonly number[];
  readonly completions: readonly number[];
  readonly old: readonly number[];
  readonly own: readonly number[];
  readonly rewards: readonly (readonly number[])[];
  /** Per sequence, at the start. */
  readonly logProbs: readonly (readonly number[])[];
  readonly advantages: { readonly std: readonly number[]; readonly none: readonly number[] };
  /** Which tokens of each row top-p keeps, by p. */
  readonly nucleus: {
    readonly logits: readonly (readonly number[])[];
    readonly kept: Readonly<Record<string, readonly (readonly number[])[]>>;
  };
  readonly cases: readonly GoldenCase[];
  /** Parameters, or what belongs to each of them: `start`, `reference`, `CASE.gradient` (first step), `CASE.after` (last). */
  readonly values: (name: string) => Values;
}

export function readGolden(json: string, tensors: ArrayBuffer): Golden {
  const golden = JSON.parse(json) as Omit<Golden, 'values'>;
  const file = readSafetensors(tensors, 'golden.safetensors').tensors;
  const values = (name: string): Values => {
    const all = file.get(name)!.values;
    let end = 0;
    const parts = [...parameterShapes(golden.config)].map(([parameter, shape]) => {
      const size = shape.reduce((product, axis) => product * axis, 1);
      end += size;
      return [parameter, all.slice(end - size, end)] as const;
    });
    return new Map(parts);
  };
  return { ...golden, values };
}
