import { encodeScenes } from '../policy/encodeScenes';
import { parameterShapes } from '../policy/parameterShapes';
import { tokenLogProbs } from '../policy/tokenLogProbs';
import { tensor, tidy } from '../tf';
import type { Golden } from './golden';
import { goldenPrompts } from './goldenPrompts';

/** log π of the golden start for given completions [B, T] of the golden prompts. */
export async function goldenLogProbs(golden: Golden, tokens: Int32Array): Promise<Float32Array> {
  const { config, scenes, frames, sequences, temperature } = golden;
  const { visual, poses, prompts, promptLength } = goldenPrompts(golden);
  const shapes = parameterShapes(config);
  const logp_BT = tidy(() => {
    const start = [...golden.values('start')];
    const parameters = new Map(start.map(([name, value]) => [name, tensor(value, [...shapes.get(name)!])]));
    const memory = encodeScenes(
      parameters,
      config,
      tensor(visual, [scenes, frames * config.patchesPerFrame, config.features]),
      tensor(poses, [scenes, frames, 12]),
    );
    const prompts_BP = tensor(prompts, [sequences, promptLength], 'int32');
    const tokens_BT = tensor(tokens, [sequences, tokens.length / sequences], 'int32');
    return tokenLogProbs(parameters, config, memory, prompts_BP, tokens_BT, temperature);
  });
  const values = (await logp_BT.data()) as Float32Array;
  logp_BT.dispose();
  return values;
}
