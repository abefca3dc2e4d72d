import { escaped } from './escaped';
import { share } from './markdown';
import { svgDocument } from './svgDocument';
import type { ThinkingScore } from './thinkingScores';

const WIDTH = 480;
const LEFT = 150;
const RIGHT = 16;
const TOP = 52;
const ROW = 24;
const RING = 4.5;

/** A row a kind of question: from the answer at once (a ring) to the one that was thought about (a disc), and chance (a bar). */
export function thinkingChart(scores: readonly ThinkingScore[]): string {
  const height = TOP + ROW * scores.length + 28;
  const px = (value: number) => Math.round(10 * (LEFT + value * (WIDTH - LEFT - RIGHT))) / 10;
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((value) => [
    `<line class="grid" x1="${px(value)}" y1="${TOP - 8}" x2="${px(value)}" y2="${height - 24}"/>`,
    `<text text-anchor="middle" x="${px(value)}" y="${height - 8}">${value}</text>`,
  ]);
  const mark = { chance, atOnce, thinking };
  const legend = (['chance', 'atOnce', 'thinking'] as const).flatMap((each, i) => [
    mark[each](LEFT + 90 * i, 30),
    `<text x="${LEFT + 90 * i + 10}" y="34">${{ chance: 'chance', atOnce: 'at once', thinking: 'thinking first' }[each]}</text>`,
  ]);
  const rows = scores.flatMap((score, i) => {
    const y = TOP + ROW * i + 8;
    const name = score.kind === 'score' ? 'mean of the kinds' : spoken(score.kind);
    const values = [score.chance, score.atOnce, score.thinking];
    if (!values.every(Number.isFinite)) return [];
    return [
      `<text ${score.kind === 'score' ? 'class="head" ' : ''}text-anchor="end" x="${LEFT - 14}" y="${y + 4}">${escaped(name)}</text>`,
      `<line class="s0 mean" x1="${edge(px(score.atOnce), px(score.thinking))}" y1="${y}" x2="${px(score.thinking)}" y2="${y}"/>`,
      chance(px(score.chance), y),
      atOnce(px(score.atOnce), y),
      thinking(px(score.thinking), y),
    ];
  });
  const mean = scores.find(({ kind }) => kind === 'score');
  return svgDocument(
    [WIDTH, height],
    {
      title: 'The same questions, answered at once and thought about first',
      description: `Score by kind of question, before any training on a reward${mean ? `: on average ${share(mean.atOnce)} at once, ${share(mean.thinking)} thinking first, ${share(mean.chance)} by chance` : ''}.`,
    },
    [...grid, ...legend, ...rows],
  );
}

/** Where a line towards `to` leaves the ring at `from`. */
const edge = (from: number, to: number) =>
  Math.abs(to - from) > RING ? Math.round(10 * (from + Math.sign(to - from) * RING)) / 10 : to;
const chance = (x: number, y: number) =>
  `<line class="s2 mean" x1="${x}" y1="${y - 7}" x2="${x}" y2="${y + 7}"/>`;
const atOnce = (x: number, y: number) =>
  `<circle class="s0 mean" fill="none" cx="${x}" cy="${y}" r="${RING}"/>`;
const thinking = (x: number, y: number) => `<circle class="t0" cx="${x}" cy="${y}" r="5.5"/>`;

/** `object_rel_direction` as it is read: relative direction. */
function spoken(kind: string): string {
  return kind
    .replace(/^(object|obj)_/, '')
    .replace(/^rel_/, 'relative ')
    .replace(/^abs_/, 'absolute ')
    .replace(/_estimation$/, '')
    .replaceAll('_', ' ');
}
