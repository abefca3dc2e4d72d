import { BOX_EDGES, BOX_FACES, boxCorners, type Polyhedron } from '#rewards';
import { boxStyle, inDrawingOrder } from '../boxStyle';
import { palette, type Theme } from '../palette';
import type { StageBox } from '../stageBox';
import type { StageLink } from '../stageLink';
import type { Face } from './FaceGeometry';
import { hexColour } from './hexColour';
import type { LineSegment } from './LineGeometry';

/** All that is drawn of boxes and of the intersection solid: lines and faces. */
export interface Wireframe {
  readonly lines: readonly LineSegment[];
  readonly faces: readonly Face[];
}

export function boxWireframe(boxes: readonly StageBox[], link: StageLink, theme: Theme): Wireframe {
  const drawn = inDrawingOrder(boxes, link).map((box) => ({
    corners: boxCorners(box.box),
    style: boxStyle(box, link, theme),
  }));
  return {
    lines: drawn.flatMap(({ corners, style }) => {
      const line = {
        colour: hexColour(style.colour, style.opacity),
        width: style.width,
        pattern: style.pattern,
        underColour: hexColour(style.under, style.opacity),
        underWidth: style.underWidth,
      };
      return BOX_EDGES.map(([a, b]) => ({ start: corners[a]!, end: corners[b]!, style: line }));
    }),
    faces: drawn
      .filter(({ style }) => style.face > 0)
      .flatMap(({ corners, style }) => {
        const colour = hexColour(style.colour, style.face);
        return BOX_FACES.map((face) => ({ loop: face.map((i) => corners[i]!), colour }));
      }),
  };
}

/** What a box shares with its truth, as a pale solid with thin edges. */
export function solidWireframe({ vertices, faces }: Polyhedron, theme: Theme): Wireframe {
  const style = { colour: hexColour(palette[theme].halo, 0.9), width: 1.1 };
  const fill = hexColour(palette[theme].halo, theme === 'light' ? 0.3 : 0.26);
  return {
    faces: faces.map((face) => ({ loop: face.map((i) => vertices[i]!), colour: fill })),
    // Every edge belongs to two faces, once in each direction.
    lines: faces.flatMap((face) =>
      face.flatMap((from, i) => {
        const to = face[(i + 1) % face.length]!;
        return from < to ? [{ start: vertices[from]!, end: vertices[to]!, style }] : [];
      }),
    ),
  };
}
