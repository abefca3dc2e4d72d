import type { FileSource, SourceFile } from '../sourceFile';

/** Finds the file that a scene's file names: `path` as it stands there, `folder` that of the file that names it. */
export type FindFile = (path: string, folder: string) => SourceFile | undefined;

/** Finds files by the names that other files give them. Names are relative to the naming file, to the drop, or to some folder
 * on another machine: the longest tail that names just one file counts. */
export function fileFinder(source: FileSource): FindFile {
  const exact = new Map(source.files.map((file) => [file.path, file]));
  const byName = new Map<string, SourceFile[]>();
  for (const file of source.files) {
    const name = baseName(file.path);
    const twins = byName.get(name);
    if (twins) twins.push(file);
    else byName.set(name, [file]);
  }
  return (path, folder) => {
    const parts = normalise(path);
    const beside = exact.get(normalise(`${folder}/${path}`).join('/')) ?? exact.get(parts.join('/'));
    if (beside) return beside;
    const twins = byName.get(parts.at(-1) ?? '') ?? [];
    if (twins.length < 2) return twins[0];
    for (let from = 0; from < parts.length; from++) {
      const tail = `/${parts.slice(from).join('/')}`;
      const fitting = twins.filter((file) => `/${file.path}`.endsWith(tail));
      if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : undefined;
    }
    return undefined;
  };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function normalise(path: string): string[] {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts;
}
