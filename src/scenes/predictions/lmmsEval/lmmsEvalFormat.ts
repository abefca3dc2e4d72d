import type { SourceFile } from '../../import/sourceFile';
import { fileFormat, type RowSink } from '../fileFormat';
import type { Json, JsonObject, PredictionHints } from '../predictionDump';
import { FieldPicker } from '../read/FieldPicker';
import { compact, isObject, nameOf, numberOf, textOf } from '../read/fields';
import { readJsonRows } from '../read/readJsonRows';
import { docIdOf } from '../read/rowFromFields';
import { derivedParts } from './derivedParts';
import { isLmmsEvalRow } from './isLmmsEvalRow';
import { readResponses } from './readResponses';
import { sampleHints } from './sampleHints';

/** Sample logs of lmms-eval, as VG-LLM writes them (with `doc`) and as newer versions do (without), and of lm-eval
 * (formats.md §1.9, §1.10). One row of the data set a line; several responses are a group. */
export const lmmsEvalFormat = fileFormat({
  id: 'lmms-eval',
  title: 'lmms-eval sample log',
  endings: ['.jsonl'],
  recognises: ({ row }) => row !== null && isLmmsEvalRow(row),
  readFile: async (file, sink) => {
    const named = namesIn(file);
    let filter: Json | undefined;
    for await (const { line, fields } of readJsonRows(file, sink.notes, sink.pace)) {
      const where = `${file.path}, line ${line}`;
      filter ??= fields.filter;
      if (fields.filter !== filter)
        sink.notes.add('The same answers through another filter, passed over', where);
      else if (!addSample(fields, where, named, sink)) return;
    }
  },
  // Loaded by an export, not by an import.
  write: async (dump) => (await import('./writeLmmsEval')).writeLmmsEval(dump),
});

/** False once there is room for no more. */
function addSample(fields: JsonObject, where: string, named: Names, sink: RowSink): boolean {
  const responses = readResponses(fields.resps) ?? readResponses(fields.filtered_resps);
  if (responses === null) {
    sink.notes.add('Likelihoods instead of text, passed over', where);
    return true;
  }
  const hints = sampleHints(fields, named.task);
  if (hints.kind === 'grounding') sink.notes.add(OLD_ANGLES);
  const row = readSample(fields, named, hints);
  return responses.every((completion, index) => {
    const id = responses.length > 1 && row.id !== undefined ? { id: `${row.id}/${index}` } : {};
    return sink.add({ ...row, ...id, completion });
  });
}

const OLD_ANGLES =
  'VG-LLM before November 2025 read the angles of a grounding box in the order zxy: its IoU may differ from ours';

function readSample(fields: JsonObject, named: Names, hints: PredictionHints) {
  const { resps, filtered_resps, ...others } = fields;
  const picker = new FieldPicker(others);
  const filtered =
    resps !== undefined && filtered_resps !== undefined && !sameResponses(resps, filtered_resps);
  const row = {
    docId: picker.take(docIdOf, 'doc_id'),
    prompt: picker.take(textOf, 'input') ?? harnessPrompt(fields),
    groundTruth: picker.take((value) => value, 'target'),
    id: picker.take(nameOf, 'id'),
    task: picker.take(nameOf, 'task'),
    policy: picker.take(nameOf, 'policy') ?? named.model,
    step: picker.take(numberOf, 'step'),
    group: picker.take(nameOf, 'group'),
    reward: picker.take(numberOf, 'reward'),
    advantage: picker.take(numberOf, 'advantage'),
    hints: Object.keys(hints).length > 0 ? hints : undefined,
  };
  const parts = { ...derivedParts(fields), ...picker.takeNumbers((_name, value) => value !== null) };
  const extra = filtered ? { ...picker.rest, filtered_resps } : picker.rest;
  return compact({ ...row, parts: Object.keys(parts).length > 0 ? parts : undefined, extra });
}

function sameResponses(a: Json, b: Json): boolean {
  return JSON.stringify(readResponses(a)) === JSON.stringify(readResponses(b));
}

/** lm-eval's prompt: `arguments.gen_args_0.arg_0`. lmms-eval's `arguments` hold no text. */
function harnessPrompt({ arguments: given }: JsonObject): string | undefined {
  const first = isObject(given) ? given.gen_args_0 : undefined;
  return isObject(first) ? textOf(first.arg_0) : undefined;
}

interface Names {
  readonly task: string;
  readonly model: string | undefined;
}

/** `<output>/<model>/<time>_samples_<task>.jsonl`. */
function namesIn({ path }: SourceFile): Names {
  const [name = '', model] = path.split('/').reverse();
  return { task: name.match(/samples_(.+)\.jsonl$/i)?.[1] ?? '', model };
}
