import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod/mini';
import { parseEvaluation } from '../../src/cli/evaluate/evaluation';
import { type Run, type Step, TASKS } from './run';

const record = z.object({
  task: z.enum(TASKS),
  arm: z.optional(z.string()),
  seed: z.number(),
  trainer: z.string(),
  init: z.string(),
  policy: z.optional(z.object({ name: z.string(), parameters: z.number() })),
});

const line = z.object({
  step: z.number(),
  seconds: z.number(),
  reward: z._default(z.nullable(z.number()), null),
  shares: z._default(z.record(z.string(), z.number()), {}),
});

/** Reads all run folders of a folder, in the order of their names, then those of its folders (series): what can't be read is told to
 * `onProblem` and left out. */
export function readRuns(root: string, onProblem: (problem: string) => void): Run[] {
  const series = foldersOf(root).filter((name) => !isRun(join(root, name)));
  return ['', ...series].flatMap((folder) =>
    foldersOf(join(root, folder))
      .filter((name) => isRun(join(root, folder, name)))
      .flatMap((name) => {
        try {
          return [{ ...readRun(join(root, folder), name), series: folder }];
        } catch (error) {
          onProblem(
            `${join(folder, name)}: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
          );
          return [];
        }
      }),
  );
}

function foldersOf(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

const isRun = (folder: string) => existsSync(join(folder, 'run.json'));

function readRun(root: string, name: string): Omit<Run, 'series'> {
  const folder = join(root, name);
  const read = record.safeParse(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')));
  if (!read.success) throw new Error(`run.json: ${read.error.issues[0]!.path.join('.')} doesn't fit`);
  const { task, seed, trainer, init, policy } = read.data;
  const arm = read.data.arm ?? /^[a-z]+-(.+)-s\d+$/.exec(name)?.[1];
  if (!arm) throw new Error('run.json names no arm, and the folder is not called TASK-ARM-sSEED');
  const steps = readSteps(join(folder, 'metrics.jsonl'));
  const evaluations = readEvaluations(join(folder, 'evaluation')).map(({ step, evaluation }) => {
    if (evaluation.task !== task) throw new Error(`an evaluation of ${evaluation.task} in a run of ${task}`);
    const seconds = step === 0 ? 0 : (steps.find((each) => each.step === step)?.seconds ?? null);
    return { step, seconds, evaluation };
  });
  const described = policy ? `${policy.name}, ${policy.parameters.toLocaleString('en')} parameters` : '';
  return { name, task, arm, seed, trainer, init, policy: described, steps, evaluations };
}

/** A file as it is, or packed, as the runs in the repository are; '' where there is none. */
function readText(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return existsSync(`${file}.gz`) ? gunzipSync(readFileSync(`${file}.gz`)).toString() : '';
}

/** The steps of a run; a last line that was cut off is none. */
function readSteps(file: string): Step[] {
  return readText(file)
    .split('\n')
    .flatMap((text) => {
      try {
        const read = line.safeParse(JSON.parse(text));
        return read.success ? [read.data] : [];
      } catch {
        return [];
      }
    });
}

/** Files called NAME-STEP.json, packed or not, by step. */
function readEvaluations(folder: string) {
  if (!existsSync(folder)) return [];
  const files = new Set(readdirSync(folder).map((file) => file.replace(/\.gz$/, '')));
  return [...files]
    .flatMap((file) => {
      const step = /-(\d+)\.json$/.exec(file)?.[1];
      if (step === undefined) return [];
      return [
        {
          step: Number(step),
          evaluation: parseEvaluation(`evaluation/${file}`, readText(join(folder, file))),
        },
      ];
    })
    .sort((a, b) => a.step - b.step);
}
