import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import { Random, SceneError } from '#scenes';
import { TrainingError } from '#training/headless';
import { bootstrapScenes } from './evaluate/bootstrapScenes';
import { chance } from './evaluate/chance';
import { errorCounts } from './evaluate/errorCounts';
import { evaluationText } from './evaluate/evaluation';
import { evaluationThread, serveEvaluation } from './evaluate/evaluationThread';
import type { Judged } from './evaluate/figures';
import { headroomTally } from './evaluate/headroomTally';
import type { Interval } from './evaluate/interval';
import { judgeAll } from './evaluate/judgeAll';
import type { JudgedScene } from './evaluate/judgedScene';
import { openJob } from './evaluate/openJob';
import { type EvaluateArguments, readArguments, USAGE } from './evaluate/readArguments';
import { tallyOf } from './evaluate/tallyOf';

async function evaluate({ job, limit, out, json }: EvaluateArguments): Promise<number> {
  const start = performance.now();
  // Opened here, too: what can't be read is said once, before any thread is started.
  const { count, judge } = await openJob(job);
  const scenes = Math.min(limit, count);
  const threads = Array.from({ length: Math.min(availableParallelism(), scenes) - 1 }, () =>
    evaluationThread(new URL(import.meta.url), job),
  );
  const onProgress = (done: number) => {
    if (process.stderr.isTTY && !json)
      process.stderr.write(`\r${done} of ${scenes} scenes${done === scenes ? '\n' : ' '}`);
  };
  const judges = [judge, ...threads.map((thread) => thread.judge)];
  const judged = await judgeAll(judges, scenes, onProgress).finally(() => {
    for (const thread of threads) thread.close();
  });
  if (!complete(judged)) return 1;

  const answers = {
    task: job.asking.kind,
    scenes: judged.map(({ scene, tasks }) => ({ scene, tasks })),
  } as Judged;
  const metrics = bootstrapScenes(tallyOf(answers), Random.seeded(0));
  const measured = judged.some(({ headroom }) => headroom.length > 0);
  const headroom = measured ? bootstrapScenes(headroomTally(judged), Random.seeded(0)) : undefined;
  const n = judged.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const policy = job.answers.kind === 'policy' ? job.answers.checkpoint : job.answers.file;
  const about = {
    policy,
    ...{ data: job.data, split: job.split },
    ...(answers.task === 'reasoning' && { mode: job.asking.mode }),
    metrics,
    ...(headroom && { headroom }),
  };
  const extra = answers.task === 'detection' ? { errors: errorCounts(answers.scenes) } : {};
  if (!json) {
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const unasked = judged.reduce((sum, scene) => sum + scene.unasked, 0);
    say(`${policy}, ${answers.task}: ${n} tasks of ${scenes} scenes of ${job.data}, ${seconds} s`);
    if (unasked > 0) say(`${unasked} more tasks that it was not taught to read, or has no room to answer`);
    show(metrics);
    if (headroom) show(headroom);
    if (answers.task === 'reasoning') showChance(answers.scenes);
    for (const [kind, boxes] of Object.entries(extra.errors ?? {})) say(`${kind.padEnd(26)} ${boxes}`);
  }
  if (out) writeFileSync(out, evaluationText(answers, about));
  const last = { task: answers.task, n, scenes, ...about, ...extra };
  process.stdout.write(`${JSON.stringify(last)}\n`);
  return 0;
}

/** Whether there is an answer to every task; says which are missing. */
function complete(judged: readonly JudgedScene[]): boolean {
  const missing = judged.flatMap((scene) => scene.missing);
  if (missing.length === 0) return true;
  const named = missing.slice(0, 5).join(', ');
  process.stderr.write(
    `${missing.length} tasks have no completion: ${named}${missing.length > 5 ? ', …' : ''}\n` +
      'Add them, or choose what is judged with --scenes, --split and --prompts\n',
  );
  return false;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function show(rows: Record<string, Interval>): void {
  for (const [name, { value, low, high }] of Object.entries(rows))
    say(`${name.padEnd(26)} ${value.toFixed(3)}  [${low.toFixed(3)}, ${high.toFixed(3)}]`);
}

function showChance(scenes: Extract<Judged, { task: 'reasoning' }>['scenes']): void {
  say('Without looking (chance, and the best constant answer):');
  for (const { question, count, chance: score, constant, constantScore } of chance(scenes))
    say(`${question.padEnd(26)} ${score.toFixed(3)}  ${constantScore.toFixed(3)} (${constant})  n ${count}`);
}

if (isMainThread) {
  const read = readArguments(process.argv.slice(2));
  if ('help' in read) say(USAGE);
  else if ('faults' in read) {
    process.stderr.write(`${read.faults.join('\n')}\n`);
    process.exitCode = 2;
  } else {
    try {
      process.exitCode = await evaluate(read);
    } catch (error) {
      if (!(error instanceof SceneError || error instanceof TrainingError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    }
  }
} else serveEvaluation();
