import { parseTasks } from '#scenes';
import { defaultGrpoOptions } from '../grpoOptions';
import type { RunConfig } from '../protocol';
import type { RunRecord } from '../runs/runRecord';
import { TrainingError } from '../trainingError';
import type { RunPlan } from '../trainingRun';

/** What decides a run's numbers, apart from scene and policy. */
export type PlannedRun = Pick<RunConfig, 'algorithm' | 'grpo' | 'visual' | 'tasks' | 'seed'>;

/** What is done at each step of a page's run. */
export function planOf({ algorithm, grpo, visual, seed }: PlannedRun): RunPlan {
  const { learningRate, warmup, maxGradNorm, microChunk } = grpo;
  return algorithm === 'grpo'
    ? { algorithm, options: grpo, seed, tokens: visual }
    : { algorithm, options: { learningRate, warmup, maxGradNorm, microChunk }, seed, tokens: visual };
}

/** A page's run as its `run.json`: enough to go on from its folder, given the room's files.
 * @param digest of the room's files as they are read */
export function pageRecord(
  config: RunConfig,
  policy: RunRecord['policy'],
  backend: RunRecord['backend'],
  digest: string,
): RunRecord {
  const first = config.tasks[0]!;
  const { algorithm, seed, preset, steps, visual, tasks } = config;
  return {
    format: 'reward-room/run',
    version: 1,
    trainer: 'tfjs',
    task: first.kind,
    algorithm,
    init: config.policyUrl,
    seed,
    preset,
    options: { ...planOf(config).options },
    data: { from: 'page', scene: first.scene, digest, visual, tasks },
    steps,
    backend,
    policy,
  };
}

/** Reads back what `pageRecord` wrote. @throws TrainingError for a run that was not started in a page */
export function plannedRun(record: RunRecord, place: string): PlannedRun & { readonly digest: unknown } {
  const { algorithm, seed, options, data } = record;
  if (data?.from !== 'page') {
    throw new TrainingError({
      what: 'The run was not started in this page',
      where: place,
      remedy: 'Go on with "npm run -s train -- --resume", or start a new run',
    });
  }
  return {
    algorithm,
    seed,
    grpo: { ...defaultGrpoOptions, ...options },
    visual: { ...(data.visual as PlannedRun['visual']) },
    tasks: parseTasks(
      { format: 'reward-room/tasks', version: 1, scene: data.scene, tasks: data.tasks },
      'run.json',
    ),
    digest: data.digest,
  };
}
