import {
  add,
  div,
  mul,
  sqrt,
  square,
  sub,
  type Tensor,
  tidy,
  type Variable,
  variable,
  zerosLike,
} from './tf';

/** PyTorch's AdamW (torch.optim.AdamW): moments with bias correction, weight decay apart from the gradient. */
export class AdamW {
  private readonly first = new Map<string, Variable>();
  private readonly second = new Map<string, Variable>();
  private steps = 0;

  constructor(
    private readonly parameters: ReadonlyMap<string, Variable>,
    private readonly options = { beta1: 0.9, beta2: 0.98, epsilon: 1e-8, weightDecay: 0.01 },
  ) {
    for (const [name, value] of parameters) {
      this.first.set(
        name,
        tidy(() => variable(zerosLike(value), false)),
      );
      this.second.set(
        name,
        tidy(() => variable(zerosLike(value), false)),
      );
    }
  }

  /** One update: parameters ← parameters·(1 − lr·decay) − lr·m̂ / (√v̂ + ε), gradients taken times `scale`. */
  apply(gradients: ReadonlyMap<string, Tensor>, learningRate: number, scale: number): void {
    const { beta1, beta2, epsilon, weightDecay } = this.options;
    this.steps += 1;
    const correct1 = 1 - beta1 ** this.steps;
    const correct2 = 1 - beta2 ** this.steps;
    for (const [name, value] of this.parameters) {
      tidy(() => {
        const gradient = mul(gradients.get(name)!, scale);
        const m = this.first.get(name)!;
        const v = this.second.get(name)!;
        m.assign(add(mul(m, beta1), mul(gradient, 1 - beta1)));
        v.assign(add(mul(v, beta2), mul(square(gradient), 1 - beta2)));
        const direction = div(div(m, correct1), add(sqrt(div(v, correct2)), epsilon));
        value.assign(sub(mul(value, 1 - learningRate * weightDecay), mul(direction, learningRate)));
      });
    }
  }

  dispose(): void {
    for (const moment of [...this.first.values(), ...this.second.values()]) moment.dispose();
  }
}
