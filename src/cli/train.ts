import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SceneError } from '#scenes';
import { runFiles, TrainingError, TrainingRun } from '#training/headless';
import { diskFolder } from './shared/diskFolder';
import { argumentFaults } from './train/argumentFaults';
import { gainMeasure } from './train/gainMeasure';
import { runOutcome } from './train/runOutcome';
import { type OpenedRun, startOrResume } from './train/startOrResume';
import { takeSteps } from './train/takeSteps';
import { type TrainArguments, trainArguments } from './train/trainArguments';
import { usage } from './train/usage';

const tell = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<number> {
  const { given, values } = trainArguments(process.argv.slice(2));
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const faults = [...argumentFaults(given), ...(values.resume ? [] : missingFiles(values))];
  if (faults.length > 0) {
    tell(faults.join('\n'));
    return 2;
  }
  const folder = values.out === undefined ? null : diskFolder(values.out);
  const opened = await startOrResume(values, given, folder, tell);
  try {
    return await train(opened, values, folder);
  } finally {
    await opened.store?.release();
  }
}

async function train(
  opened: OpenedRun,
  values: TrainArguments,
  folder: ReturnType<typeof diskFolder> | null,
): Promise<number> {
  const { settings, policy, source, engine, store, resumed } = opened;
  const { plan, data, steps, task, preset } = settings;
  const storage = store
    ? { store, saveEvery: settings.saving.every, ...(resumed && { resumed }) }
    : undefined;
  const run = new TrainingRun(plan, source.source, engine, policy.config, storage);
  tell(
    `${policy.config.name}, ${engine.parameterCount} parameters, on ${engine.backend}: ${task} by ${plan.algorithm} ` +
      `(${preset}) on ${data.folder}, seed ${plan.seed}${resumed ? `, on from step ${Math.max(0, run.step)}` : ''}`,
  );
  const gain = await gainMeasure(opened, folder, Number(values.samples ?? 64));
  const goal = { steps, seconds: Number(values.seconds ?? Number.POSITIVE_INFINITY) };
  const { last, interrupted } = await takeSteps(run, goal, resumed?.last ?? null, process.stderr);
  if (interrupted) {
    const on = values.out
      ? `Go on with: npm run -s train -- --out ${values.out} --resume`
      : 'Nothing is kept without --out';
    tell(`Stopped after step ${run.step}. ${on}`);
    return 130;
  }
  const checkpoint = values.out ? join(values.out, runFiles.checkpoint(run.step)) : null;
  const measured = gain.before && { before: gain.before, after: await gain.after() };
  if (last) process.stdout.write(`${JSON.stringify(runOutcome(settings, last, checkpoint, measured))}\n`);
  return 0;
}

function missingFiles(values: TrainArguments): string[] {
  return (['init', 'data'] as const)
    .filter((name) => !existsSync(values[name]))
    .map((name) => `--${name} is ${values[name]}: there is nothing of that name`);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof TypeError && 'code' in error) {
    // Node's own words on an argument that there isn't.
    tell(error.message);
    process.exitCode = 2;
  } else if (error instanceof TrainingError || error instanceof SceneError) {
    tell(error.message);
    process.exitCode = 1;
  } else throw error;
}
// Dawn would keep the process alive.
process.exit();
