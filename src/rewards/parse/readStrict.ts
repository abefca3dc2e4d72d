import type { ShownFrame } from '../frames';
import type { Issue } from '../result';
import type { Task } from '../task';
import { readEnvelope } from './envelope';
import { readFence } from './fence';
import { type JsonNode, memberOf } from './json/node';
import { readJson } from './json/reader';
import { readAnswer, strictAnswerFault } from './readAnswer';
import { type Reading, shownFrameCount } from './reading';
import { readStrictBox } from './strictBox';

/** The strict reader: what the training reward sees. Faults are empty exactly where one `<think>…</think>` and then one
 * `<answer>…</answer>` fill the text and the answer is valid JSON, bare or fenced, of the task's shape with valid boxes
 * (or a letter, or a number). What can be read is read in any case. */
export function readStrict(text: string, task: Task): Reading {
  const { thought, content, faults: envelopeFaults } = readEnvelope(text);
  const empty = { boxes: [], frame: null, answer: null, thought };
  if (task.kind === 'reasoning') {
    const answer = readAnswer(text, content);
    const fault = strictAnswerFault(answer?.text ?? '', task.question);
    const faults = fault ? [{ ...fault, span: answer?.span ?? content }] : [];
    return { prediction: { ...empty, answer }, frame: null, faults: envelopeFaults.concat(faults) };
  }
  const { body, faults: fenceFaults } = readFence(text, content);
  const { values, faults: jsonFaults } = readJson(text, body);
  const faults = envelopeFaults.concat(fenceFaults, jsonFaults);
  if (task.kind === 'detection') {
    const boxes = detectionEntries(values, faults).map((entry) => readStrictBox(entry, true, faults));
    return { prediction: { ...empty, boxes }, frame: null, faults };
  }
  const answer = groundingObject(values, faults);
  if (!answer) return { prediction: empty, frame: null, faults };
  const node = memberOf(answer, 'frame');
  const wrong = frameFault(text, node, shownFrameCount(task));
  if (wrong) faults.push({ code: 'frame-invalid', message: wrong, span: (node ?? answer).span });
  const number = node?.kind === 'number' ? { value: node.value, span: node.span } : null;
  const boxes = memberOf(answer, 'bbox_3d') ? [readStrictBox(answer, false, faults)] : [];
  if (boxes.length === 0)
    faults.push({ code: 'box-missing', message: 'The answer has no "bbox_3d"', span: answer.span });
  return {
    prediction: { ...empty, boxes, frame: number },
    frame: number && !wrong ? (number.value as ShownFrame) : null,
    faults,
  };
}

/** The items of the list; where the list is damaged or missing, whatever else looks like an entry of it. */
function detectionEntries(values: readonly JsonNode[], faults: Issue[]): JsonNode[] {
  const first = values[0];
  if (first && first.kind !== 'array') {
    const message = 'The answer must be a list […] of boxes';
    faults.push({ code: 'answer-shape', message, span: first.span });
  }
  return values.flatMap((value) => (value.kind === 'array' ? value.items : [value]));
}

/** The object that names frame and box: the first value, or the first in a list. */
function groundingObject(values: readonly JsonNode[], faults: Issue[]): JsonNode | null {
  const first = values[0];
  if (first && first.kind !== 'object')
    faults.push({ code: 'answer-shape', message: 'The answer must be one object {…}', span: first.span });
  const answer = first?.kind === 'array' ? first.items[0] : first;
  return answer?.kind === 'object' ? answer : null;
}

/** @param count number of shown frames; 0 where it is not known */
function frameFault(text: string, node: JsonNode | undefined, count: number): string | null {
  if (!node) return 'The answer has no "frame"';
  // 3.0 is no frame either: the evaluator wants an int.
  if (node.kind !== 'number' || !/^-?\d+$/.test(text.slice(node.span.start, node.span.end)))
    return '"frame" must be a whole number';
  if (node.value >= 0 && (count === 0 || node.value < count)) return null;
  return count > 0 ? `"frame" must be from 0 to ${count - 1}` : '"frame" must not be negative';
}
