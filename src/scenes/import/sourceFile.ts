/** A file that was dropped, unzipped or found in a folder. Nothing is read before `blob` is called, so a source with a
 * 4 GB file in it costs nothing until somebody wants that file. */
export interface SourceFile {
  /** Path inside what was dropped, with `/`, never absolute, never with `.` or `..`: `scene/images/00001.jpg`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly blob: () => Promise<Blob>;
}

/** What an importer is given: all files of one drop, folder or zip. */
export interface FileSource {
  /** What the user called it: the folder's or the zip's name. */
  readonly name: string;
  readonly files: readonly SourceFile[];
}
