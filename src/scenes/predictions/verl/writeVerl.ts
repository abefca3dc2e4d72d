import { memoryFile } from '../../import/memoryFile';
import type { SourceFile } from '../../import/sourceFile';
import type { PredictionRow } from '../predictionDump';
import { compact } from '../read/fields';
import { jsonLines } from '../write/jsonLines';
import { rowsByStep } from '../write/rowsByStep';

/** A row in verl's names. */
export function verlFields(row: PredictionRow): object {
  return compact({
    input: row.prompt ?? '',
    output: row.completion,
    gts: row.groundTruth,
    score: row.reward ?? 0,
    step: row.step ?? 0,
    ...row.parts,
    task: row.task,
    policy: row.policy,
    advantage: row.advantage,
    ...row.extra,
  });
}

/** A file per step, as verl names them. */
export function writeVerl(
  rows: readonly PredictionRow[],
  linesOf: (row: PredictionRow) => readonly unknown[],
): SourceFile[] {
  return [...rowsByStep(rows)].map(([step, list]) =>
    memoryFile(`${step}.jsonl`, jsonLines(list.flatMap(linesOf))),
  );
}
