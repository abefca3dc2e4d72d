import type { Span } from '../result';
import { readPyLiteral } from './python/literal';
import { stripRange } from './python/text';
import type { PyValue } from './python/value';

/** A line of an answer that the evaluators try to read. */
export interface EvaluatorLine {
  readonly span: Span;
  /** Undefined where Python could not evaluate it. */
  readonly value: PyValue | undefined;
}

/** The line-based reading of VG-LLM's evaluators (threedod/utils.py and scanrefer/utils.py, 3d-rft.md §2.4): strip fences,
 * split at line feeds, evaluate each line that names a key as a Python literal. Detection looks at every line that has
 * one of the two keys and drops a comma at its ends; grounding looks only at the first line with "bbox_3d". */
export function readEvaluatorLines(
  text: string,
  content: Span,
  task: 'detection' | 'grounding',
): EvaluatorLine[] {
  // `.strip("```").strip("json")` strip characters, not words.
  let [start, end] = stripRange(text, content.start, content.end, '\n');
  [start, end] = stripRange(text, start, end, '`');
  [start, end] = stripRange(text, start, end, 'json');
  [start, end] = stripRange(text, start, end, '\n');
  const lines: EvaluatorLine[] = [];
  for (let from = start; from <= end; ) {
    const feed = text.indexOf('\n', from);
    const to = feed < 0 || feed > end ? end : feed;
    let range = stripRange(text, from, to);
    if (task === 'detection') range = stripRange(text, ...range, ',');
    const line = text.slice(...range);
    const named = line.includes('bbox_3d') || (task === 'detection' && line.includes('label'));
    if (named) lines.push({ span: { start: range[0], end: range[1] }, value: readPyLiteral(line) });
    if (named && task === 'grounding') break;
    from = to + 1;
  }
  return lines;
}
