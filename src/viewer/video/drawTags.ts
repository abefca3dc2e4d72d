import { boxStyle } from '../boxStyle';
import { layoutTags, type TagMove, type TagPlace } from '../geometry/layoutTags';
import type { StageMeasure } from '../measure';
import { palette } from '../palette';
import type { StageLink } from '../stageLink';
import { taggedBoxes, tagText } from '../tagText';
import type { PicturePlace } from './containedIn';
import type { ProjectedBox } from './drawBoxes';

export const TAG_HEIGHT = 18;
const PADDING = 5;

/** A tag as it is wanted: text, colours, and where the middle of its lower edge would best be, CSS pixels of the picture. */
export interface WantedTag {
  readonly key: string;
  readonly text: string;
  readonly colour: string;
  /** Filled with its colour, with the text cut out. */
  readonly filled: boolean;
  readonly x: number;
  readonly y: number;
}

/** A tag that was drawn, CSS pixels within the pane. */
export interface DrawnTag extends TagPlace {
  readonly width: number;
}

/** The tags of the boxes in view, the most important first. */
export function boxTags(projected: readonly ProjectedBox[], link: StageLink, scale: number): WantedTag[] {
  const byKey = new Map(projected.map((entry) => [entry.box.key, entry]));
  const boxes = taggedBoxes(
    projected.map(({ box }) => box),
    link,
  );
  return boxes.map((box) => ({
    key: box.key,
    text: tagText(box),
    colour: boxStyle(box, link, 'dark').colour,
    filled: link.selected === box.key,
    ...anchor(byKey.get(box.key)!, scale),
  }));
}

/** The label of a measure at a place in the picture, pixels of it. */
export function measureTag(
  { key, label, strong }: StageMeasure,
  [u, v]: readonly [number, number],
  scale: number,
): WantedTag {
  return { key, text: label, colour: palette.dark.ink, filled: strong, x: u * scale, y: v * scale - 3 };
}

/** Draws tags, none over another. `context` counts in CSS pixels of the pane. */
export function drawTags(
  context: CanvasRenderingContext2D,
  wanted: readonly WantedTag[],
  place: PicturePlace,
  previous: ReadonlyMap<string, TagMove>,
): DrawnTag[] {
  context.font = `600 12px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textBaseline = 'middle';
  const sized = new Map(
    wanted.map((tag) => {
      const width = Math.ceil(context.measureText(tag.text).width) + 2 * PADDING;
      return [tag.key, { ...tag, width, height: TAG_HEIGHT }];
    }),
  );
  // Tags keep to the picture, which lies in the middle of the pane.
  return layoutTags([...sized.values()], place, previous).map((tag) => {
    const { width, text, colour, filled } = sized.get(tag.key)!;
    const drawn = { ...tag, x: tag.x + place.x, y: tag.y + place.y, width };
    drawTag(context, drawn, text, colour, filled);
    return drawn;
  });
}

/** Above the middle of what is seen of the box. */
function anchor({ pieces }: ProjectedBox, scale: number): { x: number; y: number } {
  const xs = pieces.flatMap(({ line }) => [line[0], line[2]]);
  const ys = pieces.flatMap(({ line }) => [line[1], line[3]]);
  return { x: ((Math.min(...xs) + Math.max(...xs)) / 2) * scale, y: Math.min(...ys) * scale - 3 };
}

function drawTag(
  context: CanvasRenderingContext2D,
  { x, y, width }: DrawnTag,
  text: string,
  colour: string,
  filled: boolean,
): void {
  context.fillStyle = filled ? colour : palette.dark.tagGround;
  context.fillRect(x, y, width, TAG_HEIGHT);
  context.strokeStyle = colour;
  context.lineWidth = 1.4;
  context.strokeRect(x + 0.7, y + 0.7, width - 1.4, TAG_HEIGHT - 1.4);
  context.fillStyle = filled ? palette.dark.tagInk : colour;
  context.fillText(text, x + PADDING, y + TAG_HEIGHT / 2 + 0.5);
}
