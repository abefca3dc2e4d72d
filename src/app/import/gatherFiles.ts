import type { DroppedFile } from '#scenes';

export interface Drop {
  /** What the user would call it: the folder, the zip, or how many files. */
  readonly name: string;
  readonly files: readonly DroppedFile[];
}

/** All files of a drop, those in folders too. Must be called while the event is being handled: afterwards the browser lets
 * go of what was dropped. */
export async function gatherDrop(transfer: DataTransfer): Promise<Drop> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = (await Promise.all(entries.map((entry) => walk(entry)))).flat();
  return { name: entries.length === 1 ? entries[0]!.name : `${files.length} files`, files };
}

/** Files of a file input; one with `webkitdirectory` knows their folders. */
export function gatherChosen(list: FileList): Drop {
  const files = [...list].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
  const folder = files[0]?.path.split('/').at(-2);
  return { name: folder ?? (files.length === 1 ? files[0]!.path : `${files.length} files`), files };
}

async function walk(entry: FileSystemEntry): Promise<DroppedFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const blob = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path, blob }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: DroppedFile[] = [];
  // A folder is handed out in batches, the last of which is empty.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return found;
    for (const child of batch) found.push(...(await walk(child)));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
