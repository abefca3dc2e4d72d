import { BOX_FACES, boxCorners, invertPose, type Polyhedron, type Pose, transformPoint } from '#rewards';
import {
  BACK_OPACITY,
  BACK_WIDTH,
  type BoxStyle,
  boxStyle,
  DASH,
  DASH_GAP,
  DOT_STEP,
  inDrawingOrder,
} from '../boxStyle';
import type { Pinhole } from '../geometry/pinhole';
import { type LinePiece, looksAway, projectBox } from '../geometry/projectBox';
import { projectPolygon } from '../geometry/projectPolygon';
import type { Vector3 } from '../geometry/vector';
import type { StageBox } from '../stageBox';
import type { StageLink } from '../stageLink';

/** A box as it lies in the picture; empty pieces where it is out of view. */
export interface ProjectedBox {
  readonly box: StageBox;
  readonly pieces: readonly LinePiece[];
}

/** The boxes in view, in the order in which they are drawn. */
export const projectBoxes = (
  pinhole: Pinhole,
  pose: Pose,
  boxes: readonly StageBox[],
  link: StageLink,
): ProjectedBox[] =>
  inDrawingOrder(boxes, link)
    .map((box) => ({ box, pieces: projectBox(pinhole, pose, box.box) }))
    .filter(({ pieces }) => pieces.length > 0);

/** Draws boxes over a picture. `context` is clipped to the picture and counts in its pixels; `scale` is CSS pixels per
 * picture pixel, so that lines are as thick on a small picture as on a large one.
 * @param plain solid lines alone: dashes and the lines below them take many times as long */
export function drawBoxes(
  context: CanvasRenderingContext2D,
  scale: number,
  pinhole: Pinhole,
  pose: Pose,
  boxes: readonly ProjectedBox[],
  link: StageLink,
  plain: boolean,
): void {
  for (const { box, pieces } of boxes) {
    // The ground of the video is a picture, not the page: its overlay is dark in both themes.
    const style = boxStyle(box, link, 'dark');
    fillFaces(context, pinhole, pose, box, style);
    if (plain) {
      strokePieces(context, pieces, { ...style, pattern: 'solid' }, scale);
      continue;
    }
    const under = style.width + style.underWidth;
    const front = pieces.filter((piece) => !piece.back);
    strokePieces(context, front, { ...style, colour: style.under, width: under, pattern: 'solid' }, scale);
    strokePieces(context, pieces, style, scale);
  }
  context.globalAlpha = 1;
}

function fillFaces(
  context: CanvasRenderingContext2D,
  pinhole: Pinhole,
  pose: Pose,
  { box }: StageBox,
  style: BoxStyle,
): void {
  if (style.face === 0) return;
  const toCamera = invertPose(pose);
  const corners = boxCorners(box).map((corner) => transformPoint(toCamera, corner));
  context.fillStyle = style.colour;
  context.globalAlpha = style.face;
  for (const face of BOX_FACES) {
    const loop = face.map((i) => corners[i]!);
    if (!looksAway(loop)) fillLoop(context, pinhole, loop);
  }
}

function fillLoop(context: CanvasRenderingContext2D, pinhole: Pinhole, loop: readonly Vector3[]): void {
  context.beginPath();
  for (const [x, y] of projectPolygon(pinhole, loop)) context.lineTo(x, y);
  context.closePath();
  context.fill();
}

function strokePieces(
  context: CanvasRenderingContext2D,
  pieces: readonly LinePiece[],
  { colour, width, pattern, opacity }: BoxStyle,
  scale: number,
): void {
  context.strokeStyle = colour;
  context.lineCap = ({ solid: 'square', dashed: 'butt', dotted: 'round' } as const)[pattern];
  const dashes = { solid: [], dashed: [DASH, DASH_GAP], dotted: [0.1, DOT_STEP] }[pattern];
  context.setLineDash(dashes.map((length) => length / scale));
  for (const back of [true, false]) {
    context.lineWidth = (width * (back ? BACK_WIDTH : 1)) / scale;
    context.globalAlpha = opacity * (back ? BACK_OPACITY : 1);
    // One by one: a straight line is quick to draw, a path of several is not.
    for (const { line } of pieces.filter((piece) => piece.back === back)) {
      context.beginPath();
      context.moveTo(line[0], line[1]);
      context.lineTo(line[2], line[3]);
      context.stroke();
    }
  }
  context.setLineDash([]);
}

/** Draws what a box shares with its truth, as a pale solid. */
export function drawSolid(
  context: CanvasRenderingContext2D,
  scale: number,
  pinhole: Pinhole,
  pose: Pose,
  solid: Polyhedron,
): void {
  const toCamera = invertPose(pose);
  const vertices = solid.vertices.map((vertex) => transformPoint(toCamera, vertex));
  context.fillStyle = context.strokeStyle = '#fff';
  context.lineWidth = 0.9 / scale;
  for (const face of solid.faces) {
    const loop = face.map((i) => vertices[i]!);
    if (looksAway(loop)) continue;
    context.globalAlpha = 0.24;
    fillLoop(context, pinhole, loop);
    context.globalAlpha = 0.9;
    context.stroke();
  }
  context.globalAlpha = 1;
}
