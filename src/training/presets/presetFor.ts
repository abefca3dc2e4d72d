import type { TaskKind } from '#rewards';
import { TrainingError } from '../trainingError';
import type { RunPreset } from './runPreset';
import { runPresets } from './runPresets';

export interface Wanted {
  readonly task: TaskKind;
  readonly algorithm: RunPreset['algorithm'];
  /** One room's fixed prompts, or scenes drawn from a shard. */
  readonly from: 'room' | 'shard';
}

/** The preset of a name, or of `paper` and `live`, which mean the one of the wanted task; without a name the one that suits.
 * @throws TrainingError where the name is unknown, or is not for what is wanted */
export function presetFor(
  name: string | null,
  { task, algorithm, from }: Wanted,
): RunPreset & { readonly name: string } {
  const usual = algorithm === 'sft' ? 'sft-continued' : from === 'room' ? `live-${task}` : `grpo-${task}`;
  const full =
    name === null ? usual : name === 'paper' ? `grpo-${task}` : name === 'live' ? `live-${task}` : name;
  const presets: Readonly<Record<string, RunPreset>> = runPresets;
  const preset = presets[full];
  const fits = preset?.tasks.includes(task) && preset.algorithm === algorithm;
  if (preset && fits) return { ...preset, name: full };
  const able = Object.keys(presets).filter(
    (key) => presets[key]!.tasks.includes(task) && presets[key]!.algorithm === algorithm,
  );
  throw new TrainingError({
    what: preset
      ? `It is not for ${task} by ${algorithm}`
      : `There is no preset of this name for ${task} by ${algorithm}`,
    where: `Preset ${full}`,
    remedy: able.length > 0 ? `Choose from ${able.join(', ')}` : 'Choose another task or algorithm',
  });
}
