/** A tag to place, CSS pixels. */
export interface Tag {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  /** Where the middle of its lower edge would best be. */
  readonly x: number;
  readonly y: number;
}

/** Where a tag's upper left corner goes, CSS pixels, whole numbers. */
export interface TagPlace {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** How far that is from its wish, before it was kept within the pane. */
  readonly move: TagMove;
}

export type TagMove = readonly [dx: number, dy: number];

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A pane has room for one tag per so many square pixels: more would hide what they name. */
const AREA = 12_000;
/** Free space between two tags. */
const GAP = 2;

/** Moves to try, the smallest first; up is tried before down, since a tag above its box hides nothing of it. */
const MOVES: readonly TagMove[] = Array.from({ length: 17 * 17 }, (_, i) => {
  const dx = ((i % 17) - 8) * 14;
  const dy = (Math.floor(i / 17) - 8) * 10;
  return [dx, dy] as TagMove;
}).sort((a, b) => moveCost(a) - moveCost(b));

function moveCost([dx, dy]: TagMove): number {
  return Math.hypot(dx, dy > 0 ? dy * 1.5 : dy);
}

/** Places tags so that no two overlap and all lie within the pane, each as near as possible to its wish.
 *
 * Greedy: `tags` come in order of importance, and one for which there is no room is left out; after many such, all others. A tag that still fits
 * where it was in relation to its wish (`previous`, by key) stays there, so that tags do not flicker while a view turns. */
export function layoutTags(
  tags: readonly Tag[],
  pane: { readonly width: number; readonly height: number },
  previous?: ReadonlyMap<string, TagMove>,
): TagPlace[] {
  const placed: Rectangle[] = [];
  const most = Math.max(Math.floor((pane.width * pane.height) / AREA), 3);
  let left = 0;
  return tags.flatMap((tag) => {
    // Where so many found no room, looking on for hundreds of others would take longer than the frame may.
    if (placed.length === most || left === most) return [];
    if (tag.width > pane.width || tag.height > pane.height) return [];
    const before = previous?.get(tag.key);
    for (const move of before === undefined ? MOVES : [before, ...MOVES]) {
      const x = Math.round(clamp(tag.x - tag.width / 2 + move[0], pane.width - tag.width));
      const y = Math.round(clamp(tag.y - tag.height + move[1], pane.height - tag.height));
      const rect = { x, y, width: tag.width, height: tag.height };
      if (placed.some((other) => overlap(rect, other))) continue;
      placed.push(rect);
      return [{ key: tag.key, x, y, move }];
    }
    left++;
    return [];
  });
}

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), Math.floor(most));

function overlap(a: Rectangle, b: Rectangle): boolean {
  return (
    a.x < b.x + b.width + GAP &&
    b.x < a.x + a.width + GAP &&
    a.y < b.y + b.height + GAP &&
    b.y < a.y + a.height + GAP
  );
}
