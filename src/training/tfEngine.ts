import { AdamW } from './adamw';
import type {
  Engine,
  EngineState,
  ImitateOptions,
  ImitateStats,
  PolicyBatch,
  PromptBatch,
  TargetBatch,
  UpdateOptions,
  UpdateStats,
} from './engine';
import { grpoLoss } from './grpo';
import { microChunks } from './microChunks';
import { NotFinite } from './notFinite';
import { encodeScenes } from './policy/encodeScenes';
import type { Parameters } from './policy/ops';
import { parameterShapes } from './policy/parameterShapes';
import type { PolicyConfig } from './policy/policyConfig';
import { type SampleOptions, type Samples, sample } from './policy/sample';
import { tokenLogProbs } from './policy/tokenLogProbs';
import {
  add,
  concat,
  div,
  keep,
  minimum,
  mul,
  neg,
  reshape,
  type Scalar,
  sqrt,
  square,
  stack,
  sum,
  type Tensor,
  tensor,
  tidy,
  type Variable,
  variable,
  variableGrads,
} from './tf';

/** A chunk's loss, and sums over its tokens that are wanted beside it. */
interface ChunkLoss {
  readonly loss: Scalar;
  readonly beside: readonly Tensor[];
}

/** The reference engine: plain tfjs operations, on whichever backend is set. Slow and clear; others are checked against it. */
export class TfEngine implements Engine {
  private readonly parameters = new Map<string, Variable>();
  private readonly reference: ReadonlyMap<string, Tensor> | null;
  private readonly optimiser: AdamW;
  readonly parameterCount: number;

  /** @param values parameters by name (parameterShapes.ts). @param keepReference keeps a frozen copy for the KL term */
  constructor(
    private readonly config: PolicyConfig,
    values: ReadonlyMap<string, Float32Array>,
    keepReference: boolean,
  ) {
    let count = 0;
    const frozen = new Map<string, Tensor>();
    for (const [name, shape] of parameterShapes(config)) {
      const value = tensor(values.get(name)!, [...shape]);
      count += value.size;
      // tfjs wants variable names to be unique in the whole process: let it choose, and key by our own.
      this.parameters.set(name, variable(value));
      if (keepReference) frozen.set(name, value);
      else value.dispose();
    }
    this.parameterCount = count;
    this.reference = keepReference ? frozen : null;
    this.optimiser = new AdamW(this.parameters);
  }

  async sample(batch: PromptBatch, options: SampleOptions): Promise<Samples> {
    const memory = tidy(() =>
      encodeScenes(this.parameters, this.config, ...scenesOf(batch, this.config)).map(({ keys, values }) => ({
        keys: keep(keys),
        values: keep(values),
      })),
    );
    const prompts = tensor(batch.prompts, [batch.sequences, batch.promptLength], 'int32');
    const samples = await sample(this.parameters, this.config, memory, prompts, options);
    prompts.dispose();
    for (const { keys, values } of memory) {
      keys.dispose();
      values.dispose();
    }
    return samples;
  }

  async update(batch: PolicyBatch, options: UpdateOptions): Promise<UpdateStats> {
    const chunks = microChunks(batch, options.microChunk);
    const step = await this.step(chunks, (chunk) => this.policyLoss(chunk, options), options);
    const [low, high, kl] = step.beside.map((total) => total / activeTokens(batch)) as [
      number,
      number,
      number,
    ];
    const { loss, gradNorm } = step;
    return { loss, gradNorm, clipFraction: { low, high }, kl: options.beta > 0 ? kl : null };
  }

  async imitate(batch: TargetBatch, options: ImitateOptions): Promise<ImitateStats> {
    const chunks = microChunks(batch, options.microChunk);
    const loss = (chunk: TargetBatch) => ({ loss: this.chunkCrossEntropy(chunk), beside: [] });
    const { loss: value, gradNorm } = await this.step(chunks, loss, options);
    return { loss: value, gradNorm };
  }

  async crossEntropy(batch: TargetBatch, { microChunk }: { readonly microChunk: number }): Promise<number> {
    const chunks = microChunks(batch, microChunk).map((chunk) => tidy(() => this.chunkCrossEntropy(chunk)));
    const losses = await readAll(chunks);
    for (const chunk of chunks) chunk.dispose();
    return losses.reduce((total, [loss]) => total + loss!, 0);
  }

  /** The gradient of a batch's GRPO loss by parameter, before clipping: for checks against other engines. */
  async gradients(batch: PolicyBatch, options: UpdateOptions): Promise<Map<string, Float32Array>> {
    const chunks = microChunks(batch, options.microChunk);
    const { sums, gradients } = this.backward(chunks, (chunk) => this.policyLoss(chunk, options));
    const values = await readAll(gradients);
    for (const each of [sums, ...gradients]) each.dispose();
    return new Map([...this.parameters.keys()].map((name, i) => [name, values[i]!]));
  }

  async read(): Promise<Map<string, Float32Array>> {
    return readMap(this.parameters);
  }

  async state(): Promise<EngineState> {
    return {
      parameters: await readMap(this.parameters),
      first: await readMap(this.optimiser.first),
      second: await readMap(this.optimiser.second),
      updates: this.optimiser.updates,
    };
  }

  restore({ parameters, updates, ...moments }: EngineState): void {
    for (const [name, value] of this.parameters)
      tidy(() => value.assign(tensor(parameters.get(name)!, value.shape)));
    this.optimiser.restore(moments, updates);
  }

  dispose(): void {
    this.optimiser.dispose();
    for (const value of [...this.parameters.values(), ...(this.reference?.values() ?? [])]) value.dispose();
  }

  /**
   * One AdamW step. Loss, gradients and the parameters as they would become are read in one go, since every readback waits
   * for the GPU, and the step is taken only if all of them are finite.
   */
  private async step<Batch extends TargetBatch>(
    chunks: readonly Batch[],
    lossOf: (chunk: Batch) => ChunkLoss,
    { learningRate, maxGradNorm }: ImitateOptions,
  ): Promise<{ loss: number; gradNorm: number; beside: number[] }> {
    const { sums, gradients } = this.backward(chunks, lossOf);
    const { proposals, report } = tidy(() => {
      const squares = stack(gradients.map((gradient) => sum(square(gradient))));
      // As torch.nn.utils.clip_grad_norm_: scaled down so that the joint norm is at most the limit.
      const scale = minimum(div(maxGradNorm, add(sqrt(sum(squares)), 1e-6)), 1);
      const proposed = this.optimiser.propose(gradients, learningRate, scale);
      const sizes = stack(proposed.map(({ value }) => sum(square(value))));
      return { proposals: proposed, report: concat([squares, sizes, sums]) };
    });
    try {
      const numbers = [...(await report.data())];
      const count = this.parameters.size;
      const [squares, sizes] = [numbers.slice(0, count), numbers.slice(count, 2 * count)];
      const [loss, ...beside] = numbers.slice(2 * count) as [number, ...number[]];
      this.refuseNotFinite(loss, squares, sizes);
      this.optimiser.accept(proposals);
      return { loss, gradNorm: Math.sqrt(squares.reduce((total, each) => total + each, 0)), beside };
    } finally {
      for (const { value, first, second } of proposals) {
        value.dispose();
        first.dispose();
        second.dispose();
      }
      for (const each of [sums, report, ...gradients]) each.dispose();
    }
  }

  /** @param squares Σ g² and @param sizes Σ θ², the proposed θ, by parameter: not finite where any of their numbers is not */
  private refuseNotFinite(loss: number, squares: readonly number[], sizes: readonly number[]): void {
    const bad = (values: readonly number[]) => values.findIndex((value) => !Number.isFinite(value));
    const [gradient, value] = [bad(squares), bad(sizes)];
    if (Number.isFinite(loss) && gradient < 0 && value < 0) return;
    const names = [...this.parameters.keys()];
    const tensor = names[gradient >= 0 ? gradient : Math.max(0, value)]!;
    const what =
      gradient >= 0
        ? 'The gradient of'
        : value >= 0
          ? 'The update of'
          : 'The loss, and with it the gradient of';
    throw new NotFinite(
      tensor,
      `${what} "${tensor}" is not a finite number (loss ${loss}): the policy stays as it was`,
    );
  }

  /** Loss backward chunking (3D-RFT §3): the loss is a sum over tokens, so its gradient is the sum of its chunks'.
   * @returns [loss, …beside] as one tensor, and the gradients in the order of the parameters */
  private backward<Batch extends TargetBatch>(
    chunks: readonly Batch[],
    lossOf: (chunk: Batch) => ChunkLoss,
  ): { sums: Tensor; gradients: Tensor[] } {
    const variables = [...this.parameters.values()];
    let totals: Tensor[] = [];
    for (const chunk of chunks) {
      let sums: Tensor | undefined;
      const { value, grads } = variableGrads(() => {
        const { loss, beside } = lossOf(chunk);
        sums = keep(stack([loss, ...beside]));
        return loss;
      }, variables);
      value.dispose();
      totals = accumulate(totals, [sums!, ...variables.map(({ name }) => grads[name]!)]);
    }
    const [sums, ...gradients] = totals;
    return { sums: sums!, gradients };
  }

  private policyLoss(chunk: PolicyBatch, options: UpdateOptions): ChunkLoss {
    const { completions, advantages, weights } = chunk;
    const [B, T] = [completions.count, completions.length];
    const { loss, low, high, kl } = grpoLoss(
      this.logProbs(this.parameters, chunk, options.temperature),
      tensor(completions.logProbs, [B, T]),
      this.reference && options.beta > 0 ? this.logProbs(this.reference, chunk, options.temperature) : null,
      tensor(advantages, [B, 1]),
      tensor(weights, [B, T]),
      options,
    );
    return { loss, beside: [low, high, kl] };
  }

  /** −Σ w_it log π(y_it | x, y_i<t). */
  private chunkCrossEntropy(chunk: TargetBatch): Scalar {
    const { completions, weights } = chunk;
    const logp_BT = this.logProbs(this.parameters, chunk, 1);
    return neg(sum(mul(logp_BT, tensor(weights, [completions.count, completions.length])))) as Scalar;
  }

  private logProbs(
    parameters: Parameters,
    { prompts, completions }: TargetBatch,
    temperature: number,
  ): Tensor {
    const memory = encodeScenes(parameters, this.config, ...scenesOf(prompts, this.config));
    const prompts_BP = tensor(prompts.prompts, [prompts.sequences, prompts.promptLength], 'int32');
    const tokens_BT = tensor(completions.tokens, [completions.count, completions.length], 'int32');
    return tokenLogProbs(parameters, this.config, memory, prompts_BP, tokens_BT, temperature);
  }
}

/** Visual tokens [S, F·patches, C] and poses [S, F, 12] as tensors. */
function scenesOf({ scenes, frames, visual, poses }: PromptBatch, config: PolicyConfig): [Tensor, Tensor] {
  return [
    tensor(visual, [scenes, frames * config.patchesPerFrame, config.features]),
    tensor(poses, [scenes, frames, 12]),
  ];
}

/** Totals so far + the next ones, both given up. */
function accumulate(totals: readonly Tensor[], next: Tensor[]): Tensor[] {
  if (totals.length === 0) return next;
  const sums = tidy(() => next.map((each, i) => add(totals[i]!, each)));
  for (const each of [...totals, ...next]) each.dispose();
  return sums;
}

function activeTokens({ weights }: TargetBatch): number {
  return weights.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0);
}

async function readMap(tensors: ReadonlyMap<string, Tensor>): Promise<Map<string, Float32Array>> {
  const values = await readAll([...tensors.values()]);
  return new Map([...tensors.keys()].map((name, i) => [name, values[i]!]));
}

/** Many tensors, one readback. */
async function readAll(tensors: readonly Tensor[]): Promise<Float32Array[]> {
  const joined = tidy(() => concat(tensors.map((each) => reshape(each, [-1]))));
  const all = (await joined.data()) as Float32Array;
  joined.dispose();
  let end = 0;
  return tensors.map(({ size }) => {
    end += size;
    return all.slice(end - size, end);
  });
}
