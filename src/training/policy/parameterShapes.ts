import type { PolicyConfig } from './policyConfig';

/** Every parameter's name and shape. Weights are [in, out]: y = x·W + b. Queries, keys and values have no bias (a key's
 * bias changes nothing that a softmax sees). The PyTorch twin, scripts/pretrain/model.py, uses the same names. */
export function parameterShapes(config: PolicyConfig): Map<string, readonly number[]> {
  const { width: D, hidden: H, vocabulary: V } = config;
  const shapes = new Map<string, readonly number[]>();
  const norm = (name: string) => {
    shapes.set(`${name}.gain`, [D]);
    shapes.set(`${name}.bias`, [D]);
  };
  const linear = (name: string, from: number, to: number, bias = true) => {
    shapes.set(`${name}.weight`, [from, to]);
    if (bias) shapes.set(`${name}.bias`, [to]);
  };
  const feedForward = (name: string) => {
    linear(`${name}.up`, D, H);
    linear(`${name}.down`, H, D);
  };

  linear('visual.in', config.features, 2 * D);
  linear('visual.out', 2 * D, D);
  linear('visual.pose', 12, D);
  shapes.set('visual.frame', [config.maxFrames, D]);
  shapes.set('visual.patch', [config.patchesPerFrame, D]);
  for (let layer = 0; layer < config.encoderLayers; layer++) {
    const name = `encoder.${layer}`;
    norm(`${name}.norm1`);
    linear(`${name}.qkv`, D, 3 * D, false);
    linear(`${name}.out`, D, D);
    norm(`${name}.norm2`);
    feedForward(name);
  }
  norm('encoder.norm');

  shapes.set('token.embedding', [V, D]);
  shapes.set('token.position', [config.maxLength, D]);
  for (let layer = 0; layer < config.decoderLayers; layer++) {
    const name = `decoder.${layer}`;
    norm(`${name}.norm1`);
    linear(`${name}.qkv`, D, 3 * D, false);
    linear(`${name}.out`, D, D);
    norm(`${name}.norm2`);
    linear(`${name}.query`, D, D, false);
    linear(`${name}.memory`, D, 2 * D, false);
    linear(`${name}.cross`, D, D);
    norm(`${name}.norm3`);
    feedForward(name);
  }
  norm('decoder.norm');
  linear('head', D, V);
  return shapes;
}
