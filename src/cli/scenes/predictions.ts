import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Task } from '#rewards';
import {
  dumpOfRollouts,
  matchPredictions,
  parseScene,
  parseTasks,
  predictionFormats,
  readPredictions,
  rolloutsFile,
  type Scene,
} from '#scenes';
import { predictionsSource } from './predictionsSource';
import { describePredictions, type PredictionSummary, summarisePredictions } from './predictionsSummary';
import { readSceneJson } from './readScene';
import { UsageError } from './usageError';

const CALL =
  'predictions PATH --tasks DIR… [--group-size N] [--json] [--out FILE.json | --as FORMAT --out DIR]: ';

/** `predictions`: reads somebody's completions, groups them, puts them to the tasks of scenes, scores them by our rewards, and
 * writes them as `rollouts.json` or in another format. */
export async function predictions(args: string[]): Promise<number> {
  const { path, folders, groupSize, json, out, as } = readArguments(args);
  const tasks: Task[] = [];
  const scenes: Scene[] = [];
  for (const folder of folders) {
    const scene = parseScene(readSceneJson(folder, 'scene.json'));
    const file = scene.tasks ?? 'tasks.json';
    tasks.push(...parseTasks(readSceneJson(folder, file), file));
    scenes.push(scene);
  }
  const dumps = await readPredictions(predictionsSource(path));
  const summaries: PredictionSummary[] = [];
  const matchings = dumps.map((dump) => {
    const matching = matchPredictions(dump, tasks, { scenes, ...(groupSize ? { groupSize } : {}) });
    summaries.push(summarisePredictions(dump, matching, tasks));
    return matching;
  });
  const text = json ? JSON.stringify(summaries, null, 2) : summaries.flatMap(describePredictions).join('\n');
  process.stdout.write(`${text}\n`);
  if (!out) return 0;
  const policies = matchings.flatMap((matching) => matching.policies);
  const rollouts = matchings.flatMap((matching) => matching.rollouts);
  if (as) {
    for (const file of await as.write(dumpOfRollouts(dumps[0]!.source, policies, rollouts, tasks))) {
      const target = join(out, file.path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, new Uint8Array(await (await file.blob()).arrayBuffer()));
      process.stderr.write(`${target}\n`);
    }
  } else {
    writeFileSync(out, rolloutsFile(policies, rollouts));
    process.stderr.write(`${out}: ${rollouts.length} rollouts\n`);
  }
  return 0;
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        tasks: { type: 'string', multiple: true, default: [] },
        'group-size': { type: 'string' },
        out: { type: 'string' },
        as: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [path, ...others] = positionals;
    if (!path) throw new Error('name a file or a folder of completions');
    const size = values['group-size'];
    const groupSize = size === undefined ? undefined : Number(size);
    if (groupSize !== undefined && !(Number.isInteger(groupSize) && groupSize > 0))
      throw new Error(`--group-size is ${size}: give a whole number from 1`);
    const as = predictionFormats.find(({ id }) => id === values.as);
    if (values.as !== undefined && !as)
      throw new Error(`--as is ${values.as}: give ${predictionFormats.map(({ id }) => id).join(', ')}`);
    if (as && !values.out) throw new Error('--as needs --out DIR');
    if (!as && values.out && existsSync(values.out) && statSync(values.out).isDirectory())
      throw new Error(`--out is ${values.out}, a folder: name a file`);
    // `--tasks A B` gives B as a word of its own.
    return { path, folders: [...values.tasks, ...others], groupSize, json: values.json, out: values.out, as };
  } catch (error) {
    throw new UsageError(CALL + (error instanceof Error ? error.message : String(error)));
  }
}
