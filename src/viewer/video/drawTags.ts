import { boxStyle } from '../boxStyle';
import { layoutTags, type TagMove, type TagPlace } from '../geometry/layoutTags';
import { palette } from '../palette';
import type { StageLink } from '../stageLink';
import { taggedBoxes, tagText } from '../tagText';
import type { PicturePlace } from './containedIn';
import type { ProjectedBox } from './drawBoxes';

export const TAG_HEIGHT = 18;
const PADDING = 5;

/** A tag that was drawn, CSS pixels within the pane. */
export interface DrawnTag extends TagPlace {
  readonly width: number;
}

/** Draws the tags of the boxes in view. `context` counts in CSS pixels of the pane. */
export function drawTags(
  context: CanvasRenderingContext2D,
  projected: readonly ProjectedBox[],
  link: StageLink,
  place: PicturePlace,
  previous: ReadonlyMap<string, TagMove>,
): DrawnTag[] {
  context.font = `600 12px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textBaseline = 'middle';
  const byKey = new Map(projected.map((entry) => [entry.box.key, entry]));
  const boxes = taggedBoxes(
    projected.map(({ box }) => box),
    link,
  );
  const tags = boxes.map((box) => {
    const width = Math.ceil(context.measureText(tagText(box)).width) + 2 * PADDING;
    return { key: box.key, width, height: TAG_HEIGHT, ...anchor(byKey.get(box.key)!, place.scale) };
  });
  // Tags keep to the picture, which lies in the middle of the pane.
  return layoutTags(tags, place, previous).map((tag) => {
    const { box } = byKey.get(tag.key)!;
    const { width } = tags.find(({ key }) => key === tag.key)!;
    const drawn = { ...tag, x: tag.x + place.x, y: tag.y + place.y, width };
    drawTag(context, drawn, tagText(box), boxStyle(box, link, 'dark').colour, link.selected === box.key);
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
