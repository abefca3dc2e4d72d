import type { Engine, EngineState, TargetBatch } from '../../engine';
import { parameterShapes } from '../../policy/parameterShapes';
import { policySizes } from '../../policy/policyConfig';
import type { Samples } from '../../policy/sample';
import { END } from '../../tokens/vocabulary';

/** A policy of few numbers. */
export const fakeConfig = {
  ...policySizes.nano,
  name: 'fake',
  width: 2,
  heads: 1,
  hidden: 2,
  encoderLayers: 1,
  decoderLayers: 1,
};

export function fakeValues(): Map<string, Float32Array> {
  const counts = [...parameterShapes(fakeConfig)].map(([name, shape]) => [name, product(shape)] as const);
  return new Map(
    counts.map(([name, count]) => [name, Float32Array.from({ length: count }, (_, i) => i % 7)]),
  );
}

/** An engine without tensors: what it samples depends on its state and the noise, its state on all that it has sampled. One bit
 * that is not resumed as it was shows in everything that follows. */
export function fakeEngine(): Engine {
  let parameters = fakeValues();
  let first = zeros();
  let second = zeros();
  let updates = 0;
  const learn = ({ completions }: TargetBatch, rate: number) => {
    updates += 1;
    const pull = completions.tokens.reduce((sum, token, i) => sum + Math.sin(token + i), 0) / updates;
    for (const [name, values] of parameters) {
      const [m, v] = [first.get(name)!, second.get(name)!];
      values.forEach((value, i) => {
        m[i] = 0.9 * m[i]! + 0.1 * Math.sin(pull + i);
        v[i] = 0.98 * v[i]! + 0.02 * m[i]! ** 2;
        values[i] = value - 100 * rate * m[i]!;
      });
    }
    return { loss: pull, gradNorm: 1 };
  };
  return {
    parameterCount: [...parameters.values()].reduce((sum, { length }) => sum + length, 0),
    async sample({ sequences: count }, { gumbel }): Promise<Samples> {
      const length = 3;
      const lean = parameters.get('head.bias')![3]!;
      const noise = Array.from({ length }, (_, step) => gumbel!(step, count));
      const tokens = Int32Array.from({ length: count * length }, (_, at) =>
        at % length === 2
          ? END
          : 2 + (Math.floor(Math.abs(1e4 * (noise[at % length]![Math.floor(at / length)]! + lean))) % 90),
      );
      return { count, length, tokens, logProbs: Float32Array.from(tokens, (token) => -token / 7) };
    },
    async update(batch, { learningRate }) {
      return { ...learn(batch, learningRate), clipFraction: { low: 0, high: 0 }, kl: null };
    },
    async imitate(batch, { learningRate }) {
      return learn(batch, learningRate);
    },
    async crossEntropy() {
      return 1;
    },
    async read() {
      return copy(parameters);
    },
    async state(): Promise<EngineState> {
      return { parameters: copy(parameters), first: copy(first), second: copy(second), updates };
    },
    restore(state) {
      parameters = copy(state.parameters);
      first = copy(state.first);
      second = copy(state.second);
      updates = state.updates;
    },
    dispose() {},
  };
}

const copy = (values: ReadonlyMap<string, Float32Array>) =>
  new Map([...values].map(([name, value]) => [name, value.slice()]));
const zeros = () => new Map([...fakeValues()].map(([name, { length }]) => [name, new Float32Array(length)]));
const product = (shape: readonly number[]) => shape.reduce((all, size) => all * size, 1);
