import type { ClipFrame, Polyhedron } from '#rewards';
import { invertPose, type Pose, transformPoint } from '#rewards';
import type { PointCloud, Scene } from '#scenes';
import type { TagMove } from '../geometry/layoutTags';
import { pickBoxes } from '../geometry/pickBoxes';
import { fromPixel, NEAR, type Pinhole, pinholeOf, poseAt, toPixel } from '../geometry/pinhole';
import { subtract, type Vector3 } from '../geometry/vector';
import type { StageMeasure } from '../measure';
import { palette } from '../palette';
import type { StageBox } from '../stageBox';
import type { StageLink } from '../stageLink';
import { containedIn, type PicturePlace } from './containedIn';
import { drawBoxes, drawSolid, projectBoxes } from './drawBoxes';
import { drawMeasures } from './drawMeasures';
import { drawPoints } from './drawPoints';
import { boxTags, type DrawnTag, drawTags, measureTag, TAG_HEIGHT, type WantedTag } from './drawTags';
import type { Picture } from './frameSource';

/** What is drawn over the picture. */
export interface Overlay {
  readonly boxes: readonly StageBox[];
  readonly measures: readonly StageMeasure[];
  readonly link: StageLink;
  readonly intersection: Polyhedron | null;
  readonly showTags: boolean;
  /** Drawn where they fall on the picture, to see whether the two fit. */
  readonly points: PointCloud | null;
  /** Pictures come faster than they can be drawn: many boxes are drawn more simply. */
  readonly hurried: boolean;
}

/** So many boxes take long enough to draw for it to matter how. */
const MANY = 60;

/** Draws picture and overlay into one canvas in one pass. The overlay takes the pose of the picture that is drawn, never of
 * the one that was asked for, so the two cannot disagree. */
export class VideoPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #scene: Scene;
  readonly #size: { readonly width: number; readonly height: number };
  readonly #pinhole: Pinhole | null;
  #place: PicturePlace | null = null;
  #frame = 0 as ClipFrame;
  #boxes: readonly StageBox[] = [];
  #tags: readonly DrawnTag[] = [];

  constructor(canvas: HTMLCanvasElement, scene: Scene) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false })!;
    this.#scene = scene;
    this.#size = scene.clip ?? { width: 4, height: 3 };
    this.#pinhole = pinholeOf(scene);
  }

  /** @param frame the frame of the overlay where there is no picture to go by */
  paint(picture: Picture | null, frame: ClipFrame, overlay: Overlay): void {
    const context = this.#context;
    const pane = this.#fitCanvas();
    if (pane === null) return;
    const place = containedIn(pane, this.#size);
    this.#place = place;
    this.#frame = picture?.frame ?? frame;
    this.#boxes = overlay.boxes;

    context.fillStyle = palette.dark.ground;
    context.fillRect(0, 0, pane.width, pane.height);
    context.save();
    context.beginPath();
    context.rect(place.x, place.y, place.width, place.height);
    context.clip();
    if (picture !== null) context.drawImage(picture.image, place.x, place.y, place.width, place.height);
    this.#paintOverlay(place, overlay);
    context.restore();
    this.#canvas.dataset.frame = String(this.#frame);
  }

  #paintOverlay(place: PicturePlace, overlay: Overlay): void {
    const { boxes, measures, link, intersection, showTags, points, hurried } = overlay;
    const context = this.#context;
    const pinhole = this.#pinhole;
    const pose = poseAt(this.#scene, this.#frame);
    if (pinhole === null || pose === null) {
      this.#tags = [];
      return;
    }
    context.save();
    context.translate(place.x, place.y);
    context.scale(place.scale, place.scale);
    if (points !== null) drawPoints(context, place.scale, pinhole, pose, points);
    const projected = projectBoxes(pinhole, pose, boxes, link);
    drawBoxes(context, place.scale, pinhole, pose, projected, link, hurried && projected.length > MANY);
    if (intersection !== null) drawSolid(context, place.scale, pinhole, pose, intersection);
    drawMeasures(context, place.scale, pinhole, pose, measures);
    context.restore();

    const previous = new Map<string, TagMove>(this.#tags.map((tag) => [tag.key, tag.move]));
    const wanted = [
      ...labelsInView(measures, pinhole, pose, place.scale),
      ...boxTags(projected, link, place.scale),
    ];
    this.#tags = drawTags(context, showTags ? wanted : [], place, previous);
  }

  /** Keys of the boxes at a place in the pane, CSS pixels, the one most likely meant first. A tag comes before a box. */
  pick(x: number, y: number): string[] {
    const tag = this.#tags.findLast(
      (drawn) => x >= drawn.x && x < drawn.x + drawn.width && y >= drawn.y && y < drawn.y + TAG_HEIGHT,
    );
    if (tag !== undefined && this.#boxes.some(({ key }) => key === tag.key)) return [tag.key];
    const place = this.#place;
    const pinhole = this.#pinhole;
    const pose = poseAt(this.#scene, this.#frame);
    if (
      place === null ||
      pinhole === null ||
      pose === null ||
      x < place.x ||
      y < place.y ||
      x > place.x + place.width ||
      y > place.y + place.height
    ) {
      return [];
    }
    const origin: Vector3 = [pose[3]!, pose[7]!, pose[11]!];
    const seen = fromPixel(pinhole, (x - place.x) / place.scale, (y - place.y) / place.scale);
    return pickBoxes(origin, subtract(transformPoint(pose, seen), origin), this.#boxes);
  }

  /** Gives the canvas as many pixels as it covers on the screen; null while it has no size. */
  #fitCanvas(): { width: number; height: number } | null {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (width === 0 || height === 0) return null;
    const ratio = globalThis.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.#canvas.width !== wide || this.#canvas.height !== high) {
      this.#canvas.width = wide;
      this.#canvas.height = high;
    }
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return { width, height };
  }
}

/** The labels of measures whose place the camera sees. */
function labelsInView(
  measures: readonly StageMeasure[],
  pinhole: Pinhole,
  pose: Pose,
  scale: number,
): readonly WantedTag[] {
  const toCamera = invertPose(pose);
  return measures.flatMap((measure) => {
    const at = transformPoint(toCamera, measure.at);
    if (measure.label === '' || at[2] < NEAR) return [];
    const [u, v] = toPixel(pinhole, at);
    const inside = u >= 0 && v >= 0 && u <= pinhole.width && v <= pinhole.height;
    return inside ? [measureTag(measure, [u, v], scale)] : [];
  });
}
