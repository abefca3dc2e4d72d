import { AdamW } from './adamw';
import type { Engine, PolicyBatch, PromptBatch, UpdateOptions, UpdateStats } from './engine';
import { grpoLoss } from './grpo';
import { microChunks } from './microChunks';
import { encodeScenes } from './policy/encodeScenes';
import { parameterShapes } from './policy/parameterShapes';
import type { PolicyConfig } from './policy/policyConfig';
import { type SampleOptions, type Samples, sample } from './policy/sample';
import { tokenLogProbs } from './policy/tokenLogProbs';
import {
  add,
  keep,
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
    const prompts = tensor(batch.prompts, [batch.sequences, this.config.promptLength], 'int32');
    const samples = await sample(this.parameters, this.config, memory, prompts, options);
    prompts.dispose();
    for (const { keys, values } of memory) {
      keys.dispose();
      values.dispose();
    }
    return samples;
  }

  async update(batch: PolicyBatch, options: UpdateOptions): Promise<UpdateStats> {
    const { loss, gradients } = this.backward(batch, options);
    const norm = tidy(() =>
      sqrt(sum(stack([...gradients.values()].map((gradient) => sum(square(gradient)))))),
    );
    const stats = { loss: (await loss.data())[0]!, gradNorm: (await norm.data())[0]! };
    if (Number.isFinite(stats.loss) && Number.isFinite(stats.gradNorm)) {
      // As torch.nn.utils.clip_grad_norm_: scaled down so that the joint norm is at most the limit.
      this.optimiser.apply(
        gradients,
        options.learningRate,
        Math.min(1, options.maxGradNorm / (stats.gradNorm + 1e-6)),
      );
    }
    for (const tensor of [loss, norm, ...gradients.values()]) tensor.dispose();
    if (!Number.isFinite(stats.loss) || !Number.isFinite(stats.gradNorm)) {
      throw new Error(
        `The loss or its gradient is not a number (loss ${stats.loss}, gradient norm ${stats.gradNorm})`,
      );
    }
    return stats;
  }

  /** The gradient of a batch's loss by parameter, before clipping: for checks against other engines. */
  async gradients(batch: PolicyBatch, options: UpdateOptions): Promise<Map<string, Float32Array>> {
    const { loss, gradients } = this.backward(batch, options);
    loss.dispose();
    const values = new Map<string, Float32Array>();
    for (const [name, gradient] of gradients) {
      values.set(name, (await gradient.data()) as Float32Array);
      gradient.dispose();
    }
    return values;
  }

  async read(): Promise<Map<string, Float32Array>> {
    const values = new Map<string, Float32Array>();
    for (const [name, value] of this.parameters) values.set(name, (await value.data()) as Float32Array);
    return values;
  }

  dispose(): void {
    this.optimiser.dispose();
    for (const value of [...this.parameters.values(), ...(this.reference?.values() ?? [])]) value.dispose();
  }

  /** Loss backward chunking (3D-RFT §3): the loss is a sum over tokens, so its gradient is the sum of its chunks'. */
  private backward(
    batch: PolicyBatch,
    options: UpdateOptions,
  ): { loss: Tensor; gradients: Map<string, Tensor> } {
    const gradients = new Map<string, Tensor>();
    let loss: Tensor | undefined;
    for (const chunk of microChunks(batch, options.microChunk)) {
      const { value, grads } = variableGrads(
        () => this.chunkLoss(chunk, options),
        [...this.parameters.values()],
      );
      loss = accumulate(loss, value);
      for (const [name, { name: id }] of this.parameters)
        gradients.set(name, accumulate(gradients.get(name), grads[id]!));
    }
    return { loss: loss!, gradients };
  }

  private chunkLoss({ prompts, samples, advantages, weights }: PolicyBatch, options: UpdateOptions): Scalar {
    const B = samples.count;
    const T = samples.length;
    const prompts_BP = tensor(prompts.prompts, [B, this.config.promptLength], 'int32');
    const tokens_BT = tensor(samples.tokens, [B, T], 'int32');
    const logProbs = (parameters: ReadonlyMap<string, Tensor>) => {
      const memory = encodeScenes(parameters, this.config, ...scenesOf(prompts, this.config));
      return tokenLogProbs(parameters, this.config, memory, prompts_BP, tokens_BT, options.temperature);
    };
    return grpoLoss(
      logProbs(this.parameters),
      tensor(samples.logProbs, [B, T]),
      this.reference && options.beta > 0 ? logProbs(this.reference) : null,
      tensor(advantages, [B, 1]),
      tensor(weights, [B, T]),
      options,
    );
  }
}

/** Visual tokens [S, F·patches, C] and poses [S, F, 12] as tensors. */
function scenesOf({ scenes, frames, visual, poses }: PromptBatch, config: PolicyConfig): [Tensor, Tensor] {
  return [
    tensor(visual, [scenes, frames * config.patchesPerFrame, config.features]),
    tensor(poses, [scenes, frames, 12]),
  ];
}

/** total + next, both given up. */
function accumulate(total: Tensor | undefined, next: Tensor): Tensor {
  if (!total) return next;
  const both = tidy(() => add(total, next));
  total.dispose();
  next.dispose();
  return both;
}
