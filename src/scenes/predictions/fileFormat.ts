import { LIMITS } from '../import/limits';
import { naturalOrder } from '../import/read/naturalOrder';
import { problem } from '../import/read/problem';
import type { FileSource, SourceFile } from '../import/sourceFile';
import type { PolicyInfo } from './policyInfo';
import type { PredictionRow } from './predictionDump';
import type { PredictionFormat } from './predictionFormat';
import { compact } from './read/fields';
import { type FileHead, fileHead } from './read/fileHead';
import { Notes } from './read/Notes';
import { Pace } from './read/Pace';

/** Rows that a dump may have: more than any page can show, few enough to hold in memory. */
const MOST_ROWS = 200_000;

/** Files of one ending that are looked at. A scan's folder has thousands of texts with poses. */
const MOST_FILES = 4000;

/** What a reader hands its rows to. */
export interface RowSink {
  /** All that was dropped, where a file has others beside it. */
  readonly source: FileSource;
  readonly notes: Notes;
  readonly pace: Pace;
  readonly policies: PolicyInfo[];
  /** False once the dump is full: the reader may stop. */
  readonly add: (row: Omit<PredictionRow, 'order' | 'file'>) => boolean;
}

interface FileFormat extends Pick<PredictionFormat, 'id' | 'title' | 'write'> {
  /** How its files end, lower case. */
  readonly endings: readonly string[];
  readonly recognises: (head: FileHead) => boolean;
  readonly readFile: (file: SourceFile, sink: RowSink) => Promise<void>;
}

/** A format whose files are known and read one by one. */
export function fileFormat({
  id,
  title,
  write,
  endings,
  recognises,
  readFile,
}: FileFormat): PredictionFormat {
  const own = async (source: FileSource) => {
    const candidates = source.files.filter(({ path, size }) => size > 0 && hasEnding(path, endings));
    const own: SourceFile[] = [];
    for (const file of candidates.slice(0, MOST_FILES)) if (recognises(await fileHead(file))) own.push(file);
    return own;
  };
  return {
    id,
    title,
    write,
    detect: async (source) => (await own(source)).length > 0,
    read: async (source, options = {}) => {
      const files = (await own(source)).sort((a, b) => naturalOrder(a.path, b.path));
      files.forEach(checkSize);
      const total = files.reduce((sum, { size }) => sum + size, 0);
      const rows: PredictionRow[] = [];
      const notes = new Notes();
      const pace = new Pace(options, total);
      const policies: PolicyInfo[] = [];
      for (const file of files) {
        const add: RowSink['add'] = (row) => {
          if (rows.length === MOST_ROWS) {
            notes.add(`More than ${MOST_ROWS.toLocaleString('en')} completions: the rest was left out`);
            return false;
          }
          pace.rows = rows.push(compact({ ...row, order: rows.length, file: file.path }));
          return true;
        };
        await readFile(file, { source, notes, pace, policies, add });
      }
      if (rows.length === 0) throw noRows(source, files, title, notes);
      options.onProgress?.({ rows: rows.length, share: 1 });
      return { format: id, source: source.name, rows, policies, notes: notes.list };
    },
  };
}

function hasEnding(path: string, endings: readonly string[]): boolean {
  const name = path.toLowerCase();
  return endings.some((ending) => name.endsWith(ending));
}

function checkSize({ path, size }: SourceFile): void {
  if (size <= LIMITS.file) return;
  throw problem(
    path,
    '',
    `${Math.round(size / 2 ** 20)} MiB long`,
    `more than the ${LIMITS.file / 2 ** 20} MiB that a file may have`,
    'Split it by step, or leave out the lists of tokens',
  );
}

function noRows(source: FileSource, files: readonly SourceFile[], title: string, notes: Notes) {
  const found = notes.list;
  return problem(
    files[0]?.path ?? source.name,
    '',
    undefined,
    files.length === 0
      ? `no file of ${title}`
      : `no completion in it${found.length > 0 ? ` (${found.join('; ')})` : ''}`,
    'Choose the file in which the run wrote its completions',
  );
}
