import type { Random } from '#scenes';
import { parameterShapes } from './parameterShapes';
import type { PolicyConfig } from './policyConfig';

/** Fresh parameters: gains 1, biases 0, tables and weights normal with a small, width-aware deviation. */
export function initialValues(config: PolicyConfig, random: Random): Map<string, Float32Array> {
  const values = new Map<string, Float32Array>();
  for (const [name, shape] of parameterShapes(config)) {
    const count = shape.reduce((product, size) => product * size, 1);
    const deviation = name.endsWith('.weight') ? 1 / Math.sqrt(shape[0]!) : 0.02;
    const value = name.endsWith('.gain')
      ? () => 1
      : name.endsWith('.bias')
        ? () => 0
        : () => deviation * random.normal();
    values.set(name, Float32Array.from({ length: count }, value));
  }
  return values;
}
