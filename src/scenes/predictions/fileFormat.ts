import { LIMITS } from '../import/limits';
import { naturalOrder } from '../import/read/naturalOrder';
import { problem } from '../import/read/problem';
import type { FileSource, SourceFile } from '../import/sourceFile';
import { describeProblem, SceneError, type SceneProblem } from '../sceneError';
import type { PolicyInfo } from './policyInfo';
import type { PredictionRow } from './predictionDump';
import type { PredictionFormat } from './predictionFormat';
import { compact } from './read/fields';
import { type FileHead, fileHead } from './read/fileHead';
import { Notes } from './read/Notes';
import { Pace } from './read/Pace';

/** Rows that a dump may have: more than any page can show, few enough to hold in memory. */
const MOST_ROWS = 200_000;

/** Files of one ending that are looked at. A run has one dump per step, but a scan has thousands of small JSON and text files, one
 * per frame. */
const MOST_DUMPS = 10_000;
const MOST_OTHERS = 50;

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
    const files: SourceFile[] = [];
    for (const file of endings.flatMap((ending) => candidates(source, ending)))
      if (recognises(await fileHead(file))) files.push(file);
    return files;
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
      const problems: SceneProblem[] = [];
      for (const file of files) {
        const add: RowSink['add'] = (row) => {
          if (rows.length === MOST_ROWS) {
            notes.add(`More than ${MOST_ROWS.toLocaleString('en')} completions: the rest was left out`);
            return false;
          }
          pace.rows = rows.push(compact({ ...row, order: rows.length, file: file.path }));
          return true;
        };
        try {
          await readFile(file, { source, notes, pace, policies, add });
        } catch (error) {
          // One file of a run that cannot be read does not spoil the others.
          if (!(error instanceof SceneError)) throw error;
          problems.push(...error.problems);
        }
      }
      if (rows.length === 0)
        throw problems.length > 0 ? new SceneError(problems) : noRows(source, files, title, notes);
      for (const problem of problems) notes.add(describeProblem(problem));
      options.onProgress?.({ rows: rows.length, share: 1 });
      return { format: id, source: source.name, rows, policies, notes: notes.list };
    },
  };
}

/** Files that may be of a format, by their ending: the largest, where there are too many. */
function candidates({ files }: FileSource, ending: string): readonly SourceFile[] {
  const named = files.filter(({ path, size }) => size > 0 && path.toLowerCase().endsWith(ending));
  const most = ending === '.jsonl' || ending === '.parquet' ? MOST_DUMPS : MOST_OTHERS;
  return named.length <= most ? named : named.toSorted((a, b) => b.size - a.size).slice(0, most);
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
