import { SceneError, type SceneProblem } from '../sceneError';
import { LIMITS } from './limits';
import { bytesText } from './open/bytesText';
import type { PassedOver } from './open/passedOver';
import { readZip } from './open/readZip';
import { pathFault } from './open/safePath';
import { problem } from './read/problem';
import type { FileSource, SourceFile } from './sourceFile';

/** A file of a drop: its path inside what was dropped, and its bytes, which are not read yet. */
export interface DroppedFile {
  readonly path: string;
  readonly blob: Blob;
}

/** What was dropped, ready for the importers. */
export interface OpenedSource {
  readonly source: FileSource;
  /** What could not be taken, beside what could. */
  readonly problems: readonly SceneProblem[];
  readonly passedOver: readonly PassedOver[];
}

/** Opens what was dropped: a folder, single files, or zips. A zip that was dropped itself is opened; one inside a folder or
 * another zip is not. The folder in which everything lies is left out of the paths.
 * @throws SceneError if nothing can be taken */
export async function openSource(dropped: readonly DroppedFile[]): Promise<OpenedSource> {
  const problems: SceneProblem[] = [];
  const passedOver: PassedOver[] = [];
  const files: SourceFile[] = [];
  const zips: string[] = [];
  for (const { path: given, blob } of dropped) {
    const path = given.replace(/^\/+/, '');
    if (path.includes('/') || !isZip(path)) {
      files.push({ path, size: blob.size, blob: async () => blob });
      continue;
    }
    try {
      const zip = await readZip(blob, path);
      const folder = dropped.length === 1 ? '' : `${withoutSuffix(path)}/`;
      for (const file of zip.files) files.push({ ...file, path: `${folder}${file.path}` });
      problems.push(...zip.problems);
      zips.push(path);
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      problems.push(...error.problems);
    }
  }
  const taken = new Map<string, SourceFile>();
  for (const file of files) {
    const pass = (why: string) => passedOver.push({ path: file.path, why });
    const unsafe = pathFault(file.path);
    if (isJunk(file.path)) continue;
    if (unsafe) problems.push({ file: file.path, path: '', message: unsafe, remedy: 'Rename the file' });
    else if (file.size > LIMITS.file) {
      const limit = `more than the ${bytesText(LIMITS.file)} that an import takes`;
      problems.push({
        file: file.path,
        path: '',
        value: `${bytesText(file.size)} long`,
        message: limit,
        remedy: 'Make it smaller',
      });
    } else if (isZip(file.path)) pass('a zip inside what was dropped is not opened: drop it alone');
    else if (taken.has(file.path)) pass('dropped twice');
    else taken.set(file.path, file);
  }
  if (taken.size > LIMITS.files) {
    const limit = LIMITS.files.toLocaleString('en');
    throw problem(
      '',
      '',
      `${taken.size} files`,
      `more than the ${limit} that an import takes`,
      'Drop fewer files',
    );
  }
  if (taken.size === 0) {
    const nothing = {
      file: zips[0] ?? 'The drop',
      path: '',
      message: 'holds no file',
      remedy: 'Drop a folder, a zip or files',
    };
    throw new SceneError(problems.length > 0 ? problems : [nothing]);
  }
  const top = commonFolder([...taken.keys()]);
  const source = {
    name:
      top ??
      (zips.length === 1 && dropped.length === 1 ? withoutSuffix(zips[0]!) : nameOf([...taken.keys()])),
    files: [...taken.values()].map((file) =>
      top ? { ...file, path: file.path.slice(top.length + 1) } : file,
    ),
  };
  return { source, problems, passedOver };
}

function isZip(path: string): boolean {
  return path.toLowerCase().endsWith('.zip');
}

/** What macOS and Windows leave in folders and zips. */
function isJunk(path: string): boolean {
  return path
    .split('/')
    .some(
      (part) => part === '__MACOSX' || part === '.DS_Store' || part === 'Thumbs.db' || part.startsWith('._'),
    );
}

/** The one folder in which all files lie, if there is one. */
function commonFolder(paths: readonly string[]): string | null {
  const top = paths[0]!.split('/')[0]!;
  return paths.every((path) => path.startsWith(`${top}/`)) ? top : null;
}

function nameOf(paths: readonly string[]): string {
  return paths.length === 1 ? withoutSuffix(paths[0]!.split('/').at(-1)!) : 'dropped files';
}

function withoutSuffix(path: string): string {
  return path.replace(/(?<=.)\.[^./]*$/, '');
}
