import { readPolicy, writePolicy } from '../checkpoint/policyCheckpoint';
import { readSafetensors, writeSafetensors } from '../checkpoint/safetensors';
import type { EngineState } from '../engine';
import { parameterShapes } from '../policy/parameterShapes';
import type { PolicyConfig } from '../policy/policyConfig';
import { TrainingError } from '../trainingError';
import { runFiles } from './runFiles';
import type { RunFolder } from './runFolder';

/** All that a run needs to go on after a step: the policy, and the optimiser's moments and count. */
export interface RunState {
  readonly config: PolicyConfig;
  readonly engine: EngineState;
}

const MOMENTS = ['first', 'second'] as const;

/** Writes a state as two files, float32: what comes back is the same, bit for bit. Only with both is it one. */
export async function writeState(
  folder: RunFolder,
  state: number | string,
  { config, engine }: RunState,
): Promise<void> {
  const shapes = parameterShapes(config);
  const moments = MOMENTS.flatMap((moment) =>
    [...shapes].map(
      ([name, shape]) =>
        [`optimiser.${moment}.${name}`, { shape, values: engine[moment].get(name)! }] as const,
    ),
  );
  const metadata = { updates: String(engine.updates) };
  const optimiser = writeSafetensors({ tensors: new Map(moments), metadata }, 'F32');
  const parameters = writePolicy({ config, values: engine.parameters }, 'F32');
  await folder.write(runFiles.optimiser(state), new Uint8Array(optimiser));
  await folder.write(runFiles.checkpoint(state), new Uint8Array(parameters));
}

/** Reads a state back.
 * @throws TrainingError naming the file that is missing or damaged */
export async function readState(folder: RunFolder, state: number | string): Promise<RunState> {
  const { config, values } = await readParameters(folder, state);
  const file = runFiles.optimiser(state);
  const { tensors, metadata } = readSafetensors((await whole(folder, file)).buffer, file);
  const updates = Number(metadata.updates);
  if (!Number.isInteger(updates) || updates < 0) {
    throw new TrainingError({
      what: `The optimiser's count of updates is ${metadata.updates}`,
      where: `${folder.place}/${file}`,
      remedy: 'The file is damaged: go on from an earlier state',
    });
  }
  const [first, second] = MOMENTS.map((moment) => {
    const named = [...parameterShapes(config)].map(([name, shape]) => {
      const tensor = tensors.get(`optimiser.${moment}.${name}`);
      if (tensor?.shape.join() === shape.join()) return [name, tensor.values] as const;
      throw new TrainingError({
        what: `Tensor "optimiser.${moment}.${name}" is ${tensor ? `of shape [${tensor.shape}]` : 'missing'}, the policy needs [${shape}]`,
        where: `${folder.place}/${file}`,
        remedy: 'The file belongs to another policy: go on from an earlier state',
      });
    });
    return new Map(named);
  }) as [Map<string, Float32Array>, Map<string, Float32Array>];
  return { config, engine: { parameters: new Map(values), first, second, updates } };
}

/** The policy of a state alone. */
export async function readParameters(folder: RunFolder, state: number | string) {
  const file = runFiles.checkpoint(state);
  return readPolicy((await whole(folder, file)).buffer, `${folder.place}/${file}`);
}

async function whole(folder: RunFolder, file: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await folder.read(file);
  if (bytes) return bytes;
  throw new TrainingError({
    what: 'There is no such file',
    where: `${folder.place}/${file}`,
    remedy: 'Go on from another state, or start again',
  });
}
