import { advantageTint, palette, type Theme } from './palette';
import type { StageBox } from './stageBox';
import type { StageLink } from './stageLink';

/** How a box is drawn: the same in the video and in the reconstruction. Lengths in CSS pixels. */
export interface BoxStyle {
  readonly colour: string;
  readonly width: number;
  /** A truth is dashed and a missed one dotted, so that colour never tells alone. */
  readonly pattern: 'solid' | 'dashed' | 'dotted';
  readonly opacity: number;
  /** Opacity of the faces; 0 for none. */
  readonly face: number;
  /** Colour of the line under the edges, and how much it is wider than they are. */
  readonly under: string;
  readonly underWidth: number;
}

/** Length of a dash, of the gap after it, and from dot to dot. */
export const DASH = 6;
export const DASH_GAP = 4;
export const DOT_STEP = 4.6;

/** Edges behind a box's own body are thinner and half as strong. */
export const BACK_WIDTH = 0.62;
export const BACK_OPACITY = 0.5;

export function boxStyle(box: StageBox, link: StageLink, theme: Theme): BoxStyle {
  const colours = palette[theme];
  const selected = link.selected === box.key;
  const strong = selected || link.hovered === box.key;
  const under = selected ? colours.halo : colours.under;
  const underWidth = selected ? 2.4 : 1.6;
  const width = strong ? 2.4 : 1.7;
  const face = strong ? 0.16 : 0.1;

  switch (box.role) {
    case 'truth':
      return {
        colour: colours.roles.truth,
        width,
        pattern: 'dashed',
        opacity: 1,
        face: 0,
        under,
        underWidth,
      };
    case 'fn':
      return {
        colour: colours.roles.fn,
        width: width * 1.5,
        pattern: 'dotted',
        opacity: 1,
        face: 0,
        under,
        underWidth,
      };
    case 'ghost': {
      const advantage = box.advantage ?? 0;
      // The further from the group's mean, the more a ghost pushes the policy: the better it is seen.
      const opacity = strong ? 1 : 0.35 + 0.65 * Math.min(Math.abs(advantage), 1);
      const colour = advantageTint(advantage, theme);
      return { colour, width, pattern: 'solid', opacity, face: strong ? 0.16 : 0, under, underWidth };
    }
    default:
      return {
        colour: colours.roles[box.role],
        width,
        pattern: 'solid',
        opacity: 1,
        face,
        under,
        underWidth,
      };
  }
}

/** Later boxes are drawn over earlier ones: ghosts, truths, missed, predicted, then what is hovered and selected. */
export function inDrawingOrder(boxes: readonly StageBox[], link: StageLink): StageBox[] {
  const rank = ({ key, role }: StageBox): number => {
    if (key === link.selected) return 6;
    if (key === link.hovered) return 5;
    return ['ghost', 'truth', 'fn', 'tp', 'fp'].indexOf(role);
  };
  return [...boxes].sort((a, b) => rank(a) - rank(b));
}
