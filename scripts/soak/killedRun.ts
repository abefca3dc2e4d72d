import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '#scenes';

export interface KilledRun {
  /** Arguments of the train command, without --out. */
  readonly args: readonly string[];
  /** For both runs; new or empty. */
  readonly folder: string;
  readonly kills: number;
  readonly random: Random;
  readonly log: (text: string) => void;
}

/** Every fifth kill comes while the process still starts or takes up the run. */
const WHILE_STARTING = 0.2;

/**
 * Trains twice with the same arguments: once without a break, once killed (SIGKILL) at random moments and resumed each time. What
 * is left after each kill must be the beginning of the whole run, and the end the same, bit for bit.
 *
 * @returns what differs, a line each; nothing where nothing does
 */
export async function killedRun({ args, folder, kills, random, log }: KilledRun): Promise<string[]> {
  const whole = join(folder, 'whole');
  const killed = join(folder, 'killed');
  const started = performance.now();
  const first = train([...args, '--out', whole]);
  await told(first);
  const startup = performance.now() - started;
  await finished(first);
  const training = performance.now() - started - startup;
  log(`Whole run: ${(startup / 1000).toFixed(1)} s to start, ${(training / 1000).toFixed(1)} s to train`);

  const next = () =>
    train(existsSync(join(killed, 'run.json')) ? ['--out', killed, '--resume'] : [...args, '--out', killed]);
  for (let kill = 1; kill <= kills; kill++) {
    const before = lastWritten(killed);
    const child = next();
    const early = random.chance(WHILE_STARTING);
    if (!early) await written(child, killed, before);
    // So long that every run gets a little farther, and the last of them to the end.
    const delay = random.between(0, early ? startup : (2 * training) / kills);
    await new Promise((resume) => setTimeout(resume, delay));
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const differences = compare(whole, killed, false);
    const left = `${early ? 'while starting' : 'while training'}, ${stepsIn(killed)} steps in the folder`;
    log(`Kill ${kill} of ${kills}: ${left}${differences.length > 0 ? `; ${differences[0]}` : ''}`);
    if (differences.length > 0) return differences;
  }
  await finished(next());
  return compare(whole, killed, true);
}

function train(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['scripts/run.mjs', 'src/cli/train.ts', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** The first line on standard error says that the run begins. */
async function told(child: ChildProcess): Promise<void> {
  await Promise.race([once(child.stderr!, 'data'), once(child, 'exit')]);
  child.stderr!.resume();
}

/** When a step was last written; 0 for never. */
function lastWritten(folder: string): number {
  return statSync(join(folder, 'metrics.jsonl'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Loading takes longer than some steps: a run that was killed before its first one would show nothing. */
async function written(child: ChildProcess, folder: string, before: number): Promise<void> {
  child.stderr!.resume();
  while (lastWritten(folder) === before && child.exitCode === null)
    await new Promise((again) => setTimeout(again, 10));
}

async function finished(child: ChildProcess): Promise<void> {
  let words = '';
  child.stderr!.on('data', (text) => {
    words += text;
  });
  const code = child.exitCode ?? (await once(child, 'exit'))[0];
  if (code !== 0) throw new Error(`train ended with ${code}: ${words.slice(-2000)}`);
}

/** @param ended whether the second must be all that the first is; otherwise it may have got less far, and its last line and states
 * be of any moment */
function compare(whole: string, part: string, ended: boolean): string[] {
  const lines = (folder: string) =>
    (existsSync(join(folder, 'metrics.jsonl')) ? readFileSync(join(folder, 'metrics.jsonl'), 'utf8') : '')
      .split('\n')
      .map(timeless);
  const [all, found] = [lines(whole), lines(part)];
  const differences = found
    .slice(0, -1)
    .flatMap((line, step) => (line === all[step] ? [] : [`metrics of step ${step} differ`]));
  if (ended && found.length !== all.length)
    differences.push(`metrics have ${found.length - 1} lines, not ${all.length - 1}`);
  for (const kind of ended ? ['rollouts', 'checkpoints'] : ['rollouts']) {
    const names = existsSync(join(part, kind))
      ? readdirSync(join(part, kind)).filter((name) => !name.endsWith('.part'))
      : [];
    const wanted = readdirSync(join(whole, kind));
    if (ended && names.join() !== wanted.join()) differences.push(`${kind}: ${names}, not ${wanted}`);
    for (const name of names) {
      const same =
        wanted.includes(name) &&
        readFileSync(join(whole, kind, name)).equals(readFileSync(join(part, kind, name)));
      if (!same) differences.push(`${kind}/${name} differs`);
    }
  }
  return differences;
}

const timeless = (line: string) =>
  line.replace(/"(sampleSeconds|updateSeconds|seconds|tokensPerSecond)":[^,}]+/g, '"$1":0');

function stepsIn(folder: string): number {
  const metrics = join(folder, 'metrics.jsonl');
  return existsSync(metrics) ? readFileSync(metrics, 'utf8').split('\n').length - 1 : 0;
}
