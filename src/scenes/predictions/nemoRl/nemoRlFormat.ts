import { memoryFile } from '../../import/memoryFile';
import { fileFormat } from '../fileFormat';
import type { Json, JsonObject, PredictionRow } from '../predictionDump';
import { numberOf, textOf } from '../read/fields';
import { numberInName } from '../read/numberInName';
import { readJsonRows } from '../read/readJsonRows';
import type { UnplacedRow } from '../read/rowFromFields';
import { jsonLines } from '../write/jsonLines';
import { rowsByStep } from '../write/rowsByStep';

/** NeMo-RL's `train_data_step{N}.jsonl`: every value is in a list of one, and advantages are per token (formats.md §1.6). Lists of
 * tokens, which make these files huge, are left out. */
export const nemoRlFormat = fileFormat({
  id: 'nemo-rl',
  title: 'NeMo-RL training data',
  endings: ['.jsonl'],
  recognises: ({ row }) =>
    row !== null && Array.isArray(row.content) && ('rewards' in row || 'advantages' in row),
  readFile: async (file, sink) => {
    const step = numberInName(file.path);
    for await (const { line, fields } of readJsonRows(file, sink.notes, sink.pace)) {
      const row = readRow(fields);
      if (row === null) sink.notes.add('No text, passed over', `${file.path}, line ${line}`);
      else if (!sink.add({ ...row, step })) return;
    }
  },
  write: async ({ rows }) =>
    [...rowsByStep(rows)].map(([step, list]) =>
      memoryFile(`train_data_step${step}.jsonl`, jsonLines(list.map(fieldsOf))),
    ),
});

function readRow({ content, rewards, advantages, token_loss_mask }: JsonObject): UnplacedRow | null {
  const turns = only(content);
  if (!Array.isArray(turns) || turns.length === 0) return null;
  const completion = textOf(turns.at(-1));
  if (completion === undefined) return null;
  const mask = only(token_loss_mask);
  const perToken = only(advantages);
  // The advantage is the same for all tokens of the completion, which are those that the mask lets through.
  const first = Array.isArray(mask) ? mask.findIndex((value) => Number(value) === 1) : 0;
  return {
    completion,
    prompt: textOf(turns.slice(0, -1)),
    reward: numberOf(only(rewards)),
    advantage: Array.isArray(perToken) ? numberOf(perToken[first]) : undefined,
  };
}

function only(value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? (value[0] as Json | undefined) : value;
}

function fieldsOf({ prompt, completion, reward, advantage }: PredictionRow, idx: number): object {
  return {
    content: [prompt === undefined ? [completion] : [prompt, completion]],
    rewards: [reward ?? null],
    advantages: [[advantage ?? null]],
    token_loss_mask: [[1]],
    idx,
  };
}
