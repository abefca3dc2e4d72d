import type { RewardResult, Task } from '#rewards';
import { Random } from '#scenes';
import type { Engine, ImitateStats, PolicyBatch, UpdateOptions, UpdateStats } from '../engine';
import { grpoStep } from '../grpo';
import { defaultGrpoOptions, type LossName } from '../grpoOptions';
import { meanWeights } from '../meanWeights';
import { sftStep } from '../sft';
import { TfEngine } from '../tfEngine';
import type { Golden, GoldenCase } from './golden';
import { goldenPrompts } from './goldenPrompts';

/** A number that was compared with PyTorch's, and how far it is off: relative to its size, for a tensor ‖x − x*‖ / ‖x*‖. */
export interface Finding {
  readonly what: string;
  readonly error: number;
}

/**
 * Takes a case's five steps with `grpoStep` or `sftStep` on the backend that is set, and compares everything that PyTorch
 * wrote down: advantages, each step's loss, gradient norm, KL and clip fractions, every gradient, all parameters at the end.
 */
export async function checkGolden(golden: Golden, one: GoldenCase): Promise<Finding[]> {
  const { config } = golden;
  const zeros = new Map(
    [...golden.values('start')].map(([name, { length }]) => [name, new Float32Array(length)]),
  );
  const engine = new TfEngine(config, golden.values('reference'), one.beta > 0);
  engine.restore({ parameters: golden.values('start'), first: zeros, second: zeros, updates: 0 });
  try {
    const findings =
      one.loss === null
        ? await imitation(golden, one, engine)
        : await policyGradient(golden, one, one.loss, engine);
    // A case may have been cut short: then there is nothing to compare its end with.
    if (one.steps.length < golden.cases[0]!.steps.length) return findings;
    const after = await engine.read();
    return [...findings, ...tensorErrors('after five steps', golden.values(`${one.key}.after`), after)];
  } finally {
    engine.dispose();
  }
}

/** The golden samples go through `grpoStep` as if the engine had just sampled them, the rewards as if they were scores. */
async function policyGradient(
  golden: Golden,
  one: GoldenCase,
  loss: LossName,
  engine: TfEngine,
): Promise<Finding[]> {
  const taken: UpdateStats[] = [];
  let gradients: Finding[] = [];
  const staged: Engine = Object.assign(Object.create(engine) as TfEngine, {
    sample: async () => ({
      count: golden.sequences,
      length: golden.length,
      tokens: Int32Array.from(golden.completions),
      logProbs: Float32Array.from(one.onPolicy ? golden.own : golden.old),
    }),
    update: async (batch: PolicyBatch, options: UpdateOptions) => {
      taken.push(await engine.update(batch, options));
      if (taken.length === 1) gradients = await gradientErrors(golden, one, engine, taken[0]!.gradNorm);
      return taken.at(-1)!;
    },
  });
  const { epsilon, learningRate, temperature, maxTokens, maxGradNorm, groupSize } = golden;
  const options = {
    ...defaultGrpoOptions,
    epsilon,
    learningRate,
    temperature,
    maxTokens,
    maxGradNorm,
    groupSize,
  };
  const rewards = golden.rewards.flat();
  const { groups } = await grpoStep(
    {
      engine: staged,
      tasks: golden.rewards.map((_, group) => ({ id: `${group}` }) as Task),
      batch: goldenPrompts(golden),
      score: () => ({ total: rewards.shift(), parts: [] }) as unknown as RewardResult,
      options: { ...options, ...one, loss, innerSteps: one.steps.length, warmup: 1 },
      random: Random.seeded(0),
    },
    1,
  );
  const scale = loss === 'dr-grpo' || loss === 'no-std' ? 'none' : 'std';
  const got = groups.flatMap((group) => group.advantages);
  return [
    ...golden.advantages[scale].map((want, row) => scalarError('advantages', got[row], want)),
    ...gradients,
    ...one.steps.flatMap((want, step) => policyErrors(step, taken[step], want)),
  ];
}

function policyErrors(
  step: number,
  got: UpdateStats | undefined,
  want: GoldenCase['steps'][number],
): Finding[] {
  const errors = [
    ...statsErrors(step, got, want),
    scalarError('clip fraction, low', got?.clipFraction.low, want.low!),
    scalarError('clip fraction, high', got?.clipFraction.high, want.high!),
  ];
  return want.kl === null ? errors : [...errors, scalarError('KL', got?.kl ?? Number.NaN, want.kl!)];
}

async function imitation(golden: Golden, one: GoldenCase, engine: TfEngine): Promise<Finding[]> {
  const { sequences, length, learningRate, maxGradNorm } = golden;
  const completions = { count: sequences, length, tokens: Int32Array.from(golden.completions) };
  const batch = { prompts: goldenPrompts(golden), completions, weights: meanWeights(completions) };
  const options = { learningRate, maxGradNorm, microChunk: one.microChunk, warmup: 1 };
  const findings = [
    scalarError('cross-entropy', await engine.crossEntropy(batch, options), one.steps[0]!.loss),
  ];
  for (const [step, want] of one.steps.entries()) {
    const { loss, gradNorm } = (await sftStep({ engine, batch, options }, step + 1)).metrics;
    findings.push(...statsErrors(step, { loss: loss!, gradNorm: gradNorm! }, want));
    if (step === 0) findings.push(...(await gradientErrors(golden, one, engine, gradNorm!)));
  }
  return findings;
}

/** The first step's gradients, read from Adam's first moment: from zero it is (1 − β₁) g, g scaled down to the norm's limit. */
async function gradientErrors(
  golden: Golden,
  one: GoldenCase,
  engine: TfEngine,
  norm: number,
): Promise<Finding[]> {
  const scale = (1 - 0.9) * Math.min(1, golden.maxGradNorm / (norm + 1e-6));
  const moments = [...(await engine.state()).first];
  const gradients = new Map(moments.map(([name, moment]) => [name, moment.map((value) => value / scale)]));
  return tensorErrors('gradient', golden.values(`${one.key}.gradient`), gradients);
}

/** Gradient norms are compared at the first step only: later ones stand close to kinks of the ReLUs, which float32 may take on
 * the other side. The parameters that come of them are compared at the end. */
function statsErrors(
  step: number,
  got: ImitateStats | undefined,
  want: GoldenCase['steps'][number],
): Finding[] {
  const loss = scalarError(`loss of step ${step + 1}`, got?.loss, want.loss);
  return step > 0 ? [loss] : [loss, scalarError('gradient norm', got?.gradNorm, want.gradNorm)];
}

/** Relative, but not to less than 0.1: a loss may pass through 0. */
function scalarError(what: string, got: number | undefined, want: number): Finding {
  return { what, error: Math.abs((got ?? Number.NaN) - want) / Math.max(Math.abs(want), 0.1) };
}

function tensorErrors(
  what: string,
  wanted: ReadonlyMap<string, Float32Array>,
  got: ReadonlyMap<string, Float32Array>,
): Finding[] {
  return [...wanted].map(([name, want]) => {
    const values = got.get(name)!;
    const difference = Math.hypot(...want.map((value, i) => values[i]! - value));
    return { what: `${what}: ${name}`, error: difference / Math.hypot(...want) };
  });
}
