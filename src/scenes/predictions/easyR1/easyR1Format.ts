import { memoryFile } from '../../import/memoryFile';
import { readText } from '../../import/read/readText';
import { fileFormat } from '../fileFormat';
import type { PredictionRow } from '../predictionDump';
import { compact, numberOf } from '../read/fields';
import { refuseLabels } from '../write/refuseLabels';

/** EasyR1's `generations.log`: records of four labelled texts, which may have several lines (formats.md §1.3). */
export const easyR1Format = fileFormat({
  id: 'easy-r1',
  title: 'EasyR1 generations.log',
  endings: ['.log', '.txt'],
  recognises: ({ text }) => /^\uFEFF?\[prompt\] /.test(text) && text.includes('\n[output] '),
  readFile: async (file, { notes, pace, add }) => {
    const text = (await readText(file)).replaceAll('\r\n', '\n');
    const starts = [...text.matchAll(/^\[prompt\] /gm)].map(({ index }) => index);
    for (const [place, start] of starts.entries()) {
      await pace.step();
      const row = readRecord(text.slice(start, starts[place + 1]));
      if (row === null)
        notes.add('A record without its four parts, passed over', `${file.path}, record ${place + 1}`);
      else if (!add(row)) return;
    }
  },
  write: async ({ rows }) => [memoryFile('generations.log', rows.map(recordOf).join(''))],
});

const RECORD =
  /^\[prompt\] ([\s\S]*?)\n\[output\] ([\s\S]*?)\n\[ground_truth\] ([\s\S]*?)\n\[score\] ([^\n]*)\s*$/;

function readRecord(text: string) {
  const record = text.match(RECORD);
  if (!record) return null;
  const [, prompt = '', completion = '', groundTruth = '', score = ''] = record;
  return compact({ completion, prompt, groundTruth, reward: numberOf(score.trim()) });
}

const LABEL = /^\[(prompt|output|ground_truth|score)\] /m;

function recordOf(row: PredictionRow): string {
  const { prompt = '', completion, groundTruth = '', reward = 0 } = row;
  const truth = typeof groundTruth === 'string' ? groundTruth : JSON.stringify(groundTruth);
  refuseLabels(row, [prompt, completion, truth], LABEL, 'generations.log');
  return `[prompt] ${prompt}\n[output] ${completion}\n[ground_truth] ${truth}\n[score] ${reward}\n\n`;
}
