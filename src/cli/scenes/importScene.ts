import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Convention,
  detectPredictions,
  exportScene,
  type FileSource,
  type FormatId,
  type ImportReport,
  importSource,
  matchPredictions,
  openSource,
  readPredictions,
  SCENE_FORMATS,
} from '#scenes';
import { describeImport } from './describeImport';
import { droppedFiles } from './droppedFiles';
import { describePredictions, summarisePredictions } from './predictionsSummary';
import { readSetting } from './readSetting';
import { UsageError } from './usageError';
import { writeFiles } from './writeFiles';

const CALL = 'import PATH [--as FORMAT] [--set PART=VALUE …] [--out DIR] [--json]: ';

/** `import`: reads a folder, a zip or a file of any known format, says what was found and by which conventions it was read, and
 * writes the scenes in our own format. */
export async function importScene(args: string[]): Promise<number> {
  const { path, as, convention, out, json } = readArguments(args);
  const opened = await openSource(await droppedFiles(path));
  const { source } = opened;
  const found = await importSource(source, { as, convention });
  if (found.formats.length === 0 && (await detectPredictions(source)).length > 0)
    return describeCompletions(source, json);
  const report: ImportReport = {
    ...found,
    problems: [...opened.problems, ...found.problems],
    passedOver: [...opened.passedOver, ...found.passedOver],
  };
  process.stdout.write(
    json ? `${JSON.stringify(plain(report), null, 2)}\n` : `${describeImport(report).join('\n')}\n`,
  );
  for (const { folder } of out ? report.scenes : []) {
    const target = join(out!, folder.scene.id);
    await writeFiles(target, await exportScene(folder, 'reward-room'));
    process.stderr.write(`${target}\n`);
  }
  return report.problems.length > 0 || report.scenes.length === 0 ? 1 : 0;
}

/** A drop without a scene, but with somebody's completions. */
async function describeCompletions(source: FileSource, json: boolean): Promise<number> {
  const summaries = (await readPredictions(source)).map((dump) =>
    summarisePredictions(dump, matchPredictions(dump, []), []),
  );
  const text = json ? JSON.stringify(summaries, null, 2) : summaries.flatMap(describePredictions).join('\n');
  process.stdout.write(`${text}\n`);
  process.stderr.write(
    'These are completions, not scenes: name their scenes with `predictions PATH --tasks DIR…`\n',
  );
  return 0;
}

/** A report without the bytes. */
function plain({ formats, scenes, notes, problems, passedOver }: ImportReport): object {
  return {
    formats,
    scenes: scenes.map(({ folder: { scene, tasks, files }, convention, judgement, notes: told }) => ({
      id: scene.id,
      title: scene.title,
      frames: scene.clip?.frames ?? 0,
      poses: scene.poses.length,
      points: scene.points?.count ?? 0,
      boxes: scene.instances.length,
      tasks: tasks.length,
      bounds: scene.bounds,
      files: [...files.keys()],
      convention,
      judgement,
      notes: told,
    })),
    notes,
    problems,
    passedOver,
  };
}

function readArguments(args: string[]): {
  path: string;
  as?: FormatId;
  convention?: Partial<Convention>;
  out?: string;
  json: boolean;
} {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        set: { type: 'string', multiple: true, default: [] },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [path, ...others] = positionals;
    if (!path || others.length > 0) throw new Error('name one folder, zip or file');
    const convention = Object.assign({}, ...values.set.map(readSetting)) as Partial<Convention>;
    return {
      path,
      as: values.as === undefined ? undefined : readFormat(values.as),
      convention: values.set.length > 0 ? convention : undefined,
      out: values.out,
      json: values.json,
    };
  } catch (error) {
    throw new UsageError(CALL + (error instanceof Error ? error.message : String(error)));
  }
}

/** @throws Error that lists the formats */
export function readFormat(text: string): FormatId {
  const format = SCENE_FORMATS.find(({ id }) => id === text);
  if (!format) throw new Error(`--as is ${text}: give ${SCENE_FORMATS.map(({ id }) => id).join(', ')}`);
  return format.id;
}
