import { isNumericQuestion } from '../questions';
import type { Prediction, Span } from '../result';
import type { QuestionType } from '../task';
import { pyFloat } from './python/float';

/** The answer's text without the white space around it; null where there is none. */
export function readAnswer(text: string, content: Span): Prediction['answer'] {
  const inside = text.slice(content.start, content.end);
  const trimmed = inside.trim();
  if (trimmed === '') return null;
  const start = content.start + inside.length - inside.trimStart().length;
  return { text: trimmed, span: { start, end: start + trimmed.length } };
}

/** What keeps an answer from being one letter, or one finite number; null where nothing does. */
export function strictAnswerFault(
  answer: string,
  question: QuestionType,
): { code: string; message: string } | null {
  if (answer === '') return { code: 'answer-missing', message: 'The answer is empty' };
  if (isNumericQuestion(question))
    return Number.isFinite(pyFloat(answer) ?? Number.NaN)
      ? null
      : { code: 'answer-number', message: 'The answer must be one number' };
  return /^[a-z]$/i.test(answer)
    ? null
    : { code: 'answer-letter', message: "The answer must be one option's letter" };
}
