import type { Issue, Prediction, Span } from '#rewards';
import { predictedKey } from './boxKey';

/** A stretch of the completion's text that is drawn in one way. */
export interface Piece {
  readonly text: string;
  /** What is wrong with it, in words; null where nothing is. */
  readonly issue: string | null;
  /** The value that a part of the reward judges. */
  readonly field: 'frame' | 'answer' | null;
  readonly thought: boolean;
}

/** A line of the completion as shown: one predicted box with the comma after it, or the text between boxes. Joined
 * together, the blocks are the completion, character for character. */
export interface Block {
  /** Key of the box that came from it. */
  readonly box: string | null;
  readonly pieces: readonly Piece[];
}

/** Cuts a completion where a box, an issue, a field or the thought begins or ends. */
export function completionBlocks(
  text: string,
  prediction: Prediction,
  issues: readonly Issue[],
): readonly Block[] {
  const blocks: Block[] = [];
  let at = 0;
  prediction.boxes
    .map((box, index) => ({ span: box.span, key: predictedKey(index) }))
    .toSorted((a, b) => a.span.start - b.span.start)
    .forEach(({ span, key }) => {
      if (span.start < at) return;
      if (span.start > at) blocks.push({ box: null, pieces: pieces(at, span.start) });
      at = span.end + (/^\s*,?\s*/.exec(text.slice(span.end))?.[0].length ?? 0);
      blocks.push({ box: key, pieces: pieces(span.start, at) });
    });
  if (at < text.length) blocks.push({ box: null, pieces: pieces(at, text.length) });
  return blocks;

  function pieces(start: number, end: number): readonly Piece[] {
    const { frame, answer, thought } = prediction;
    const spans = [...issues.map((issue) => issue.span), frame?.span, answer?.span, thought];
    const cuts = new Set([start, end]);
    for (const span of spans) {
      for (const cut of span ? [span.start, span.end] : []) if (cut > start && cut < end) cuts.add(cut);
    }
    const places = [...cuts].toSorted((a, b) => a - b);
    return places.slice(1).map((to, index) => {
      const from = places[index]!;
      const covers = (span: Span | null | undefined) => !!span && span.start <= from && span.end >= to;
      return {
        text: text.slice(from, to),
        issue: issues.find((issue) => covers(issue.span))?.message ?? null,
        field: covers(frame?.span) ? 'frame' : covers(answer?.span) ? 'answer' : null,
        thought: covers(thought),
      };
    });
  }
}
