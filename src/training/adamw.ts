import {
  add,
  div,
  mul,
  sqrt,
  square,
  sub,
  type Tensor,
  tensor,
  tidy,
  type Variable,
  variable,
  zerosLike,
} from './tf';

/** What a step would make of one parameter and its moments. */
export type Proposal = {
  readonly value: Tensor;
  readonly first: Tensor;
  readonly second: Tensor;
};

/** PyTorch's AdamW (torch.optim.AdamW): moments with bias correction, weight decay apart from the gradient. */
export class AdamW {
  /** First and second moment, by parameter. */
  readonly first = new Map<string, Variable>();
  readonly second = new Map<string, Variable>();
  private taken = 0;

  constructor(
    private readonly parameters: ReadonlyMap<string, Variable>,
    private readonly options = { beta1: 0.9, beta2: 0.98, epsilon: 1e-8, weightDecay: 0.01 },
  ) {
    for (const moments of [this.first, this.second]) {
      for (const [name, value] of parameters) {
        const zeros = () => variable(zerosLike(value), false);
        moments.set(name, tidy(zeros));
      }
    }
  }

  /** Steps taken so far. */
  get updates(): number {
    return this.taken;
  }

  /**
   * The next step, one proposal per parameter; nothing changes until it is accepted.
   *
   *   m ← β₁ m + (1 − β₁) g      v ← β₂ v + (1 − β₂) g²
   *   θ ← θ (1 − η λ) − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
   *
   * @param gradients in the order of the parameters
   * @param scale a scalar that all of them are multiplied by
   */
  propose(gradients: readonly Tensor[], learningRate: number, scale: Tensor): Proposal[] {
    const { beta1, beta2, epsilon, weightDecay } = this.options;
    const correct1 = 1 - beta1 ** (this.taken + 1);
    const correct2 = 1 - beta2 ** (this.taken + 1);
    return [...this.parameters].map(([name, value], i) =>
      tidy(() => {
        const gradient = mul(gradients[i]!, scale);
        const first = add(mul(this.first.get(name)!, beta1), mul(gradient, 1 - beta1));
        const second = add(mul(this.second.get(name)!, beta2), mul(square(gradient), 1 - beta2));
        const direction = div(div(first, correct1), add(sqrt(div(second, correct2)), epsilon));
        const decayed = mul(value, 1 - learningRate * weightDecay);
        return { value: sub(decayed, mul(direction, learningRate)), first, second };
      }),
    );
  }

  /** Takes the step. The proposals may be disposed of afterwards. */
  accept(proposals: readonly Proposal[]): void {
    this.taken += 1;
    for (const [i, [name, parameter]] of [...this.parameters].entries()) {
      const { value, first, second } = proposals[i]!;
      parameter.assign(value);
      this.first.get(name)!.assign(first);
      this.second.get(name)!.assign(second);
    }
  }

  restore(moments: Record<'first' | 'second', ReadonlyMap<string, Float32Array>>, updates: number): void {
    this.taken = updates;
    for (const which of ['first', 'second'] as const) {
      for (const [name, moment] of this[which])
        tidy(() => moment.assign(tensor(moments[which].get(name)!, moment.shape)));
    }
  }

  dispose(): void {
    for (const moment of [...this.first.values(), ...this.second.values()]) moment.dispose();
  }
}
