import type { SourceFile } from './sourceFile';

/** A damaged input and what the user must be told about it: rows of the table-driven test of the importers. */
export interface MalformedCase {
  readonly name: string;
  readonly files: readonly SourceFile[];
  /** Must be found in the message of the error, or in one of the notes where the rest can be loaded. */
  readonly expect: string | RegExp;
}
