import type { ShownFrame } from '../frames';
import type { ParsedBox, Span } from '../result';
import type { Task } from '../task';
import { readEnvelope } from './envelope';
import { readEvaluatorDetection } from './evaluatorDetection';
import { readEvaluatorGrounding } from './evaluatorGrounding';
import { type Reading, shownFrameCount } from './reading';

/** What the public evaluators are given of a completion: without tags the text as it is; with tags what stands between the answer
 * tags, since those evaluators know no tags. */
export function evaluatorContent(text: string): { content: Span; thought: Span | null } {
  const { content, thought, tagged } = readEnvelope(text);
  if (!tagged) return { content: { start: 0, end: text.length }, thought };
  const inside = text.slice(content.start, content.end);
  const start = content.start + inside.length - inside.trimStart().length;
  return { content: { start, end: start + inside.trim().length }, thought };
}

/** The public evaluators' own reading (3d-rft.md §2.4, §7). */
export function readAsEvaluator(text: string, task: Task): Reading {
  const { content, thought } = evaluatorContent(text);
  const empty = { boxes: [], frame: null, answer: null, thought };
  if (task.kind === 'reasoning') {
    const inside = text.slice(content.start, content.end);
    const missing = { code: 'answer-missing', message: 'The answer is empty', span: content };
    if (inside.trim() === '') return { prediction: empty, frame: null, faults: [missing] };
    // Untrimmed: for VSI-Bench a leading space makes the answer empty.
    return { prediction: { ...empty, answer: { text: inside, span: content } }, frame: null, faults: [] };
  }
  if (task.kind === 'detection') {
    const { boxes: read, faults } = readEvaluatorDetection(text, content);
    const boxes = read.map(({ label, box, span }): ParsedBox => ({ label, box, span }));
    return { prediction: { ...empty, boxes }, frame: null, faults };
  }
  const { frame, frameValid, listed, box, span, faults } = readEvaluatorGrounding(
    text,
    content,
    shownFrameCount(task),
  );
  const prediction = {
    ...empty,
    boxes: span && listed ? [{ label: null, box, span }] : [],
    frame: span && frame !== null ? { value: frame, span } : null,
  };
  return { prediction, frame: frameValid ? (frame as ShownFrame) : null, faults };
}
