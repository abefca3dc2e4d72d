import { memoryFile } from '../../import/memoryFile';
import { readText } from '../../import/read/readText';
import type { FileSource, SourceFile } from '../../import/sourceFile';
import { fileFormat } from '../fileFormat';
import type { PredictionRow } from '../predictionDump';
import { compact, numberOf } from '../read/fields';
import { refuseLabels } from '../write/refuseLabels';
import { pathsIn, readRecords } from './readRecords';

/** The text that VLM-R1 and its kin append to `$LOG_PATH`, a record per completion; format rewards are in a second file beside it
 * and are joined by the completion's text (formats.md §1.4). */
export const logPathFormat = fileFormat({
  id: 'log-path',
  title: 'VLM-R1 LOG_PATH text',
  endings: ['.txt', '.log'],
  recognises: ({ name, text }) =>
    !FORMAT_FILE.test(name) && /^-{5,} [\d-]+ Accuracy reward: /m.test(text) && /^Content: /m.test(text),
  readFile: async (file, sink) => {
    const formats = await readFormats(sink.source, file);
    const text = (await readText(file)).replaceAll('\r\n', '\n');
    for (const { value, fields } of readRecords(text)) {
      await sink.pace.step();
      const { Content: completion, problem, Solution: groundTruth, image_path } = fields;
      if (completion === undefined) {
        sink.notes.add('A record without a completion, passed over', file.path);
        continue;
      }
      const images = image_path === undefined ? [] : pathsIn(image_path);
      const format = formats.get(completion);
      const parts = { accuracy: numberOf(value) ?? null, ...(format === undefined ? {} : { format }) };
      const hints = images.length > 0 ? { images } : undefined;
      if (!sink.add(compact({ completion, prompt: problem, groundTruth, parts, hints }))) return;
    }
  },
  write: async ({ rows }) => {
    const main = memoryFile('log.txt', rows.map(recordOf).join(''));
    const judged = rows.filter(({ parts }) => typeof parts?.format === 'number');
    if (judged.length === 0) return [main];
    const pairs = judged.map(
      ({ completion, parts }) =>
        `Content: ${completion}\nHas format: ${parts?.format === 1 ? 'True' : 'False'}\n`,
    );
    return [main, memoryFile('log_format.txt', `${header('Format reward')}${pairs.join('')}`)];
  },
});

const FORMAT_FILE = /_(format|cosine|repetition)\.(txt|log)$/;

/** Whether each completion has the format, from the file beside. */
async function readFormats(source: FileSource, { path }: SourceFile): Promise<ReadonlyMap<string, number>> {
  const wanted = path.replace(/\.(txt|log)$/i, '_format.$1');
  const file = source.files.find((other) => other.path === wanted);
  if (!file) return new Map();
  const text = (await readText(file)).replaceAll('\r\n', '\n');
  const pairs = text.matchAll(/^Content: ([\s\S]*?)\nHas format: (\w+)$/gm);
  return new Map([...pairs].map(([, content = '', has]) => [content, has === 'True' ? 1 : 0]));
}

function header(title: string): string {
  return `------------- 01-00-00-00-000000 ${title} -------------\n`;
}

const LABEL = /^(-{5,} |(image_path|problem|Content|Solution|accu_reward_method|Has format): )/m;

function recordOf(row: PredictionRow): string {
  const { prompt = '', completion, groundTruth = '', parts, reward, hints } = row;
  const truth = typeof groundTruth === 'string' ? groundTruth : JSON.stringify(groundTruth);
  refuseLabels(row, [prompt, completion, truth], LABEL, 'the log');
  const accuracy = parts?.accuracy === null ? 'None' : (parts?.accuracy ?? reward ?? 0);
  const images = hints?.images ?? [];
  const path = images.length === 1 ? images[0] : JSON.stringify(images);
  return (
    header(`Accuracy reward: ${accuracy}`) +
    `image_path: ${path}\nproblem: ${prompt}\nContent: ${completion}\nSolution: ${truth}\n`
  );
}
