import type { Issue, Span } from '../result';

/** Where a completion's blocks are: `<think>…</think>` and then `<answer>…</answer>`. */
export interface Envelope {
  /** Between the think tags; null where there is no think tag. */
  readonly thought: Span | null;
  /** What is read as the answer: between the answer tags, or, where they are missing, the best guess. */
  readonly content: Span;
  /** Whether any answer tag is there. */
  readonly tagged: boolean;
  readonly faults: readonly Issue[];
}

interface Tag extends Span {
  readonly text: string;
}

const EXPECTED = ['<think>', '</think>', '<answer>', '</answer>'] as const;

/** Finds the blocks, and everything that keeps the text from being one think block, then one answer block, then nothing:
 * white space around the blocks is allowed. */
export function readEnvelope(text: string): Envelope {
  const tags: Tag[] = [...text.matchAll(/<\/?(?:think|answer)>/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const lastThought = tags.findLast((tag) => tag.text === '</think>');
  const opening =
    tags.find((tag) => tag.text === '<answer>' && tag.start >= (lastThought?.end ?? 0)) ??
    tags.find((tag) => tag.text === '<answer>');
  const start = opening?.end ?? lastThought?.end ?? 0;
  const closing = tags.find((tag) => tag.text === '</answer>' && tag.start >= start);
  const content = { start, end: closing?.start ?? text.length };
  return {
    thought: readThought(tags, opening?.start ?? text.length),
    content,
    tagged: opening !== undefined || closing !== undefined || lastThought !== undefined,
    faults: envelopeFaults(text, tags),
  };
}

function readThought(tags: readonly Tag[], limit: number): Span | null {
  const open = tags.find((tag) => tag.text === '<think>');
  if (!open) return null;
  const close = tags.find((tag) => tag.text === '</think>' && tag.start >= open.end);
  return { start: open.end, end: Math.max(open.end, close?.start ?? limit) };
}

function envelopeFaults(text: string, tags: readonly Tag[]): Issue[] {
  const faults: Issue[] = [];
  for (const wanted of EXPECTED) {
    const [first, ...others] = tags.filter((tag) => tag.text === wanted);
    if (!first) faults.push({ code: 'tag-missing', message: `There is no ${wanted}`, span: null });
    for (const { start, end } of others)
      faults.push({
        code: 'tag-repeated',
        message: `${wanted} is there more than once`,
        span: { start, end },
      });
  }
  if (faults.length > 0) return faults;
  const strayed = tags.find((tag, i) => tag.text !== EXPECTED[i]);
  if (strayed) {
    const { start, end } = strayed;
    return [{ code: 'tag-order', message: `${strayed.text} is out of order`, span: { start, end } }];
  }
  const [think, , answer, end] = tags as [Tag, Tag, Tag, Tag];
  for (const [from, to] of [
    [0, think.start],
    [tags[1]!.end, answer.start],
    [end.end, text.length],
  ] as const) {
    const outside = text.slice(from, to);
    if (outside.trim() === '') continue;
    const start = from + outside.length - outside.trimStart().length;
    const span = { start, end: start + outside.trim().length };
    faults.push({ code: 'text-outside', message: 'Text stands outside the think and answer blocks', span });
  }
  return faults;
}
