import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { exportScene, type FormatId, importSource, openSource, SceneError, zipFiles } from '#scenes';
import { droppedFiles } from './droppedFiles';
import { readFormat } from './importScene';
import { UsageError } from './usageError';
import { writeFiles } from './writeFiles';

const CALL = 'export DIR --as FORMAT --out PATH[.zip]: ';

/** `export`: writes a scene of ours in another format, as a folder or a zip. */
export async function exportFolder(args: string[]): Promise<number> {
  const { path, as, out } = readArguments(args);
  const { source } = await openSource(await droppedFiles(path));
  const { scenes, problems } = await importSource(source, { as: 'reward-room' });
  const [scene, second] = scenes;
  if (problems.length > 0) throw new SceneError(problems);
  if (!scene) throw new UsageError(`${CALL}${path} holds no scene of ours: import it first`);
  if (second) throw new UsageError(`${CALL}${path} holds ${scenes.length} scenes: name the folder of one`);
  const files = await exportScene(scene.folder, as);
  if (out.toLowerCase().endsWith('.zip')) {
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, new Uint8Array(await (await zipFiles(files)).arrayBuffer()));
  } else await writeFiles(out, files);
  process.stderr.write(`${out}: ${files.length} files\n`);
  return 0;
}

function readArguments(args: string[]): { path: string; as: FormatId; out: string } {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { as: text, out: text },
    });
    const [path, ...others] = positionals;
    if (!path || others.length > 0) throw new Error('name one scene folder');
    if (values.as === undefined) throw new Error('--as is missing: name a format');
    if (!values.out) throw new Error('--out is missing: name a folder or a zip');
    return { path, as: readFormat(values.as), out: values.out };
  } catch (error) {
    throw new UsageError(CALL + (error instanceof Error ? error.message : String(error)));
  }
}
