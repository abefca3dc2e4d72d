import type { Issue, Span } from '../result';

/** Takes a Markdown fence (three backticks, `json` or nothing, a line break) off an answer. A bare answer stays as it is. */
export function readFence(text: string, content: Span): { body: Span; faults: Issue[] } {
  const faults: Issue[] = [];
  const outside = (start: number, end: number) => {
    if (text.slice(start, end).trim() === '') return;
    faults.push({
      code: 'text-outside-fence',
      message: 'Text stands outside the fence',
      span: { start, end },
    });
  };
  const open = indexWithin(text, '```', content);
  if (open < 0 || /[[{]/.test(text.slice(content.start, open))) return { body: content, faults };
  outside(content.start, open);
  let start = open + 3;
  while (start < content.end && /[^\s[{`]/.test(text[start]!)) start++;
  const language = text.slice(open + 3, start);
  if (!/^(?:json)?$/i.test(language))
    faults.push({
      code: 'fence-language',
      message: 'The fence must say json or nothing',
      span: { start: open + 3, end: start },
    });
  const close = indexWithin(text, '```', { start, end: content.end });
  if (close < 0)
    faults.push({
      code: 'fence-open',
      message: 'The fence is never closed',
      span: { start: open, end: open + 3 },
    });
  else outside(close + 3, content.end);
  return { body: { start, end: close < 0 ? content.end : close }, faults };
}

function indexWithin(text: string, wanted: string, { start, end }: Span): number {
  const at = text.slice(start, end).indexOf(wanted);
  return at < 0 ? -1 : start + at;
}
