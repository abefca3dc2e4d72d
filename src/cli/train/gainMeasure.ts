import { Random } from '#scenes';
import type { RunFolder } from '#training/headless';
import { measure } from './measure';
import type { OpenedRun } from './startOrResume';

/** Rewards of fresh completions of each fixed prompt, [P][samples]. */
export type Rewards = readonly (readonly number[])[];

export interface GainMeasure {
  /** From the start; null where nothing is to be measured. */
  readonly before: Rewards | null;
  after(): Promise<Rewards>;
}

const FILE = 'before.json';

/** Measures a room's fixed prompts before training: the run's folder keeps it, for when the run goes on.
 * @param samples completions a prompt; 0 for no measurement */
export async function gainMeasure(
  { settings, source, engine, policy, resumed }: OpenedRun,
  folder: RunFolder | null,
  samples: number,
): Promise<GainMeasure> {
  const { plan } = settings;
  const { fixed } = source;
  const none = { before: null, after: async () => [] };
  if (plan.algorithm !== 'grpo' || !fixed || samples === 0) return none;
  const measured = (stream: number) =>
    measure(engine, policy.config, fixed.room, fixed.tasks, {
      samples,
      temperature: plan.options.temperature,
      maxTokens: plan.options.maxTokens,
      tokens: settings.data.tokens,
      random: Random.seeded(1000 + 10 * plan.seed + stream),
    });
  const after = () => measured(1);
  const kept = resumed && (await folder?.read(FILE));
  if (kept) return { before: JSON.parse(new TextDecoder().decode(kept)), after };
  // Too late to measure the start: it has learnt since.
  if (resumed?.state) return none;
  const before = await measured(0);
  await folder?.write(FILE, new TextEncoder().encode(JSON.stringify(before)));
  return { before, after };
}
