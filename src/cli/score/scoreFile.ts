import type { Protocol } from '#rewards';
import type { Output } from './Output';
import type { Progress } from './Progress';
import { parseJsonLine } from './parseJsonLine';
import { parseRow } from './parseRow';
import { RowError } from './RowError';
import { readLines } from './readLines';
import { ScoreSummary } from './ScoreSummary';
import { scoreRow } from './scoreRow';
import { tableHead, tableRow } from './tableRow';

export interface ScoreFileOptions {
  readonly protocol: Protocol;
  /** Rows as JSON, one a line, and nothing else; otherwise a table with a summary. */
  readonly json: boolean;
  readonly output: Output;
  readonly progress: Progress;
  /** Called for each row that cannot be scored. */
  readonly report: (line: number, message: string) => void;
}

/** Scores a stream of rows, one at a time: memory does not grow with their number.
 * @returns how many rows were scored, and how many could not be */
export async function scoreFile(
  stream: AsyncIterable<Uint8Array>,
  { protocol, json, output, progress, report }: ScoreFileOptions,
): Promise<{ scored: number; broken: number }> {
  const summary = new ScoreSummary();
  let scored = 0;
  let broken = 0;
  if (!json) await output.line(tableHead);
  for await (const { number, text } of readLines(stream)) {
    if (text.trim() === '') continue;
    try {
      const row = parseRow(parseJsonLine(text));
      const result = scoreRow(row, protocol);
      summary.add(row.task, result);
      await output.line(json ? JSON.stringify(result) : tableRow(result));
      scored++;
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      broken++;
      progress.clear();
      report(number, error.message);
    }
    progress.update(scored + broken);
  }
  progress.clear();
  if (!json) for (const line of ['', ...summary.lines()]) await output.line(line);
  await output.flush();
  return { scored, broken };
}
